// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.socket.PlainConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import uplink.sockets.Network;

/** Apache HttpClient 5: sockets, names and proxy are the network's. One client per network. */
public final class ApacheHttp {
    private ApacheHttp() {}

    /** With one's own keys and trust; to be closed. */
    public static CloseableHttpClient of(Network network, SSLContext tls) {
        var http = new PlainConnectionSocketFactory() {
            @Override
            public Socket createSocket(HttpContext context) throws IOException {
                return network.socketFactory().createSocket();
            }
        };
        var https = new SSLConnectionSocketFactory(network.sslSocketFactory(tls), null) {
            @Override
            public Socket createSocket(HttpContext context) throws IOException {
                return http.createSocket(context); // TLS is laid upon it
            }
        };
        var names = new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                try {
                    return network.resolve(host).toArray(InetAddress[]::new);
                } catch (IOException lost) { // it knows of no other reason
                    throw new UnknownHostException(lost.getMessage());
                }
            }
        };
        var both = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", http)
                .register("https", https);
        return HttpClients.custom()
                .setConnectionManager(new BasicHttpClientConnectionManager(both.build(), null, null, names))
                .setRoutePlanner(new SystemDefaultRoutePlanner(network.proxySelector()))
                .build();
    }
}
