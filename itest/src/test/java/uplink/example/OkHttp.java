// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import uplink.sockets.Network;

/** OkHttp: sockets and names are the network's. One client per network, since a client shares its connections. */
public final class OkHttp {
    private final OkHttpClient client;

    /** With one's own keys and trust. */
    public OkHttp(Network network, SSLContext tls, X509TrustManager trust) {
        client = new OkHttpClient.Builder()
                .socketFactory(network.socketFactory())
                .sslSocketFactory(network.sslSocketFactory(tls), trust)
                .dns(host -> lookup(network, host))
                .proxySelector(network.proxySelector())
                .build();
    }

    private static List<InetAddress> lookup(Network network, String host) throws UnknownHostException {
        try {
            return network.resolve(host);
        } catch (UnknownHostException unknown) {
            throw unknown;
        } catch (IOException lost) { // OkHttp knows of no other reason
            throw new UnknownHostException(lost.getMessage());
        }
    }

    /** What is there. */
    public String get(String url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.body().string();
        }
    }

    /** Ends its threads. */
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
