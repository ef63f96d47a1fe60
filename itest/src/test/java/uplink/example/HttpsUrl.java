// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import uplink.sockets.Network;

/** The runtime's own HTTPS client. Its sockets are held; the runtime asks for the name too, before the network does. */
public final class HttpsUrl {
    private final Network network;
    private final SSLContext tls;

    /** With one's own keys and trust. */
    public HttpsUrl(Network network, SSLContext tls) {
        this.network = network;
        this.tls = tls;
    }

    /** What is there. */
    public String get(URL url) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(network.sslSocketFactory(tls));
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(5_000);
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
