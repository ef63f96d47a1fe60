// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.example.EchoClient;
import uplink.example.EchoServer;
import uplink.example.OkHttp;
import uplink.profile.Family;
import uplink.profile.Proxy;
import uplink.service.sockets.LiveNetwork;

/** Scenarios N5 to N8 of Tizen's guide by real interfaces; the default route leads to A, the profile's network is B. */
class SeedScenariosLabTest extends OnTwoUplinks {
    private static final String MESSAGE = "x".repeat(200);
    private static final int ECHO = 9_009;

    @TempDir
    private Path folder;

    @Test
    void n5AClientOfAnEchoServerInBothFamiliesAndByLinkLocalScope() throws Exception {
        EchoClient client = new EchoClient(network(TwoUplinks.linkB()));
        for (String address : List.of(TwoUplinks.IPV4, TwoUplinks.IPV6, TwoUplinks.LINK_LOCAL)) {
            assertThat(lab.host.inside(() -> client.say(address, TwoUplinks.PORT, MESSAGE)))
                    .isEqualTo("B" + MESSAGE);
        }
    }

    @Test
    void n6AnEchoServerAtTheAddressOfTheProfileAndByItsInterfaceAlone() throws Exception {
        LiveNetwork b = network(TwoUplinks.linkB());
        lab.a.ip("route add 192.0.2.6/32 via 192.0.2.2 dev s0");
        for (Family family : Family.values()) {
            String own = family == Family.IPV4 ? "192.0.2.6" : "2001:db8:b::2";
            try (EchoServer server = lab.host.inside(() -> new EchoServer(b, family, ECHO))) {
                Future<Long> served = threads.submit(server::serve);
                assertThat(lab.b.inside(() -> said(own))).isEqualTo(MESSAGE);
                assertThat(served.get(10, TimeUnit.SECONDS)).isEqualTo(MESSAGE.length());
                assertThat(lab.host.inside(() -> said(family == Family.IPV4 ? "192.0.2.2" : "2001:db8:a::2")))
                        .as("not at the other address")
                        .isEqualTo("refused");
                if (family == Family.IPV4) {
                    assertThat(lab.a.inside(() -> said(own)))
                            .as("not by the other interface")
                            .isEqualTo("refused");
                }
            }
        }
    }

    /** A plain client, as anybody has it. */
    private static String said(String address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, ECHO), 2_000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(MESSAGE.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (ConnectException refused) {
            return "refused";
        }
    }

    @Test
    void n7HttpsByTheOpenedNetworkWhileAllElseStaysOnTheDefault() throws Exception {
        Trust trust = new Trust(folder);
        Map<String, List<String>> zone = Map.of("server.example", List.of(TwoUplinks.IPV4, TwoUplinks.IPV6));
        ServerSocketFactory tls = trust.server().getServerSocketFactory();
        try (NamedHttpServer a = lab.a.inside(() -> new NamedHttpServer("A", 8443, tls));
                NamedHttpServer b = lab.b.inside(() -> new NamedHttpServer("B", 8443, tls));
                DnsServer names = lab.b.inside(() -> new DnsServer(TwoUplinks.IPV4, zone))) {
            OkHttp client = new OkHttp(network(TwoUplinks.linkB()), trust.client(), trust.manager());
            String both = lab.host.inside(() -> client.get("https://server.example:8443/")
                    + plain(trust)
                    + client.get("https://server.example:8443/")
                    + plain(trust));
            client.close();
            assertThat(both).isEqualTo("BABA");
            assertThat(b.peers).containsOnly("192.0.2.6");
            assertThat(a.peers).containsOnly("192.0.2.2");
            assertThat(names.asked).isNotEmpty();
        }
    }

    /** The runtime's own client, which nobody holds. */
    private static String plain(Trust trust) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection)
                URI.create("https://" + TwoUplinks.IPV4 + ":8443/").toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setSSLSocketFactory(trust.client().getSocketFactory());
        connection.setHostnameVerifier((host, session) -> true);
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void n8HttpByTheProxyOfTheProfile() throws Exception {
        Trust trust = new Trust(folder);
        LiveNetwork b = network(TwoUplinks.linkB().toBuilder()
                .proxy(new Proxy(Proxy.Type.MANUAL, TwoUplinks.IPV4, 3128, "", List.of()))
                .build());
        ServerSocketFactory plain = ServerSocketFactory.getDefault();
        try (NamedHttpServer other = lab.a.inside(() -> new NamedHttpServer("A", 3128, plain));
                NamedHttpServer proxy = lab.b.inside(() -> new NamedHttpServer("P", 3128, plain))) {
            OkHttp client = new OkHttp(b, trust.client(), trust.manager());
            assertThat(lab.host.inside(() -> client.get("http://far.example/"))).isEqualTo("P");
            client.close();
            assertThat(proxy.requests).containsExactly("GET http://far.example/ HTTP/1.1");
            assertThat(other.requests).isEmpty();
        }
    }
}
