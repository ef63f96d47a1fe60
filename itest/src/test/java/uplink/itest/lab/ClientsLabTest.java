// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.example.ApacheHttp;
import uplink.example.HttpsUrl;
import uplink.example.JavaHttp;
import uplink.example.OkHttp;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.Proxy;
import uplink.service.sockets.LiveNetwork;

/** Clients as applications use them leave by the network that they were given, and so do their questions for names. */
class ClientsLabTest extends OnTwoUplinks {
    private static final List<String> ADDRESSES = List.of(TwoUplinks.IPV4, TwoUplinks.IPV6);

    @TempDir
    private Path folder;

    private Trust trust;
    private DnsServer dnsA;
    private DnsServer dnsB;
    private NamedHttpServer httpsA;
    private NamedHttpServer httpsB;
    private LiveNetwork b;

    @BeforeEach
    void open() throws Exception {
        trust = new Trust(folder);
        Map<String, List<String>> zone = Map.of("server.example", ADDRESSES, "wrong.example", ADDRESSES);
        dnsA = lab.a.inside(() -> new DnsServer(TwoUplinks.IPV4, zone));
        dnsB = lab.b.inside(() -> new DnsServer(TwoUplinks.IPV4, zone));
        httpsA = lab.a.inside(() -> https("A"));
        httpsB = lab.b.inside(() -> https("B"));
        b = network(TwoUplinks.linkB());
    }

    private NamedHttpServer https(String name) throws Exception {
        return new NamedHttpServer(name, 8443, trust.server().getServerSocketFactory());
    }

    @AfterEach
    void close() throws Exception {
        dnsA.close();
        dnsB.close();
        httpsA.close();
        httpsB.close();
    }

    @Test
    void theRuntimesHttpsClientIsHeld() throws Exception {
        HttpsUrl client = new HttpsUrl(b, trust.client());
        String name = lab.host.inside(
                () -> client.get(URI.create("https://server.example:8443/").toURL()));
        assertThat(name).isEqualTo("B");
        assertThat(dnsB.asked).isNotEmpty();
        assertThatThrownBy(() -> lab.host.inside(() ->
                        client.get(URI.create("https://wrong.example:8443/").toURL())))
                .as("a certificate of another name is refused")
                .hasRootCauseInstanceOf(CertificateException.class);
    }

    @Test
    void okHttpIsHeldAndAsksTheNetworkForNames() throws Exception {
        OkHttp client = new OkHttp(b, trust.client(), trust.manager());
        assertThat(lab.host.inside(() -> client.get("https://server.example:8443/")))
                .isEqualTo("B");
        assertThat(lab.host.inside(() -> client.get("https://server.example:8443/again")))
                .isEqualTo("B");
        client.close();
        assertThat(dnsA.asked).isEmpty();
        assertThat(httpsB.requests).containsExactly("GET / HTTP/1.1", "GET /again HTTP/1.1");
    }

    @Test
    void apacheHttpClientIsHeldAndAsksTheNetworkForNames() throws Exception {
        CloseableHttpClient client = ApacheHttp.of(b, trust.client());
        assertThat(lab.host.inside(() -> get(client, "https://server.example:8443/apache")))
                .isEqualTo("B");
        assertThatThrownBy(() -> lab.host.inside(() -> get(client, "https://wrong.example:8443/")))
                .as("a certificate of another name is refused")
                .hasRootCauseInstanceOf(SSLException.class);
        NamedHttpServer plain = lab.b.inside(() -> new NamedHttpServer("P", 8080, ServerSocketFactory.getDefault()));
        assertThat(lab.host.inside(() -> get(client, "http://server.example:8080/")))
                .isEqualTo("P");
        client.close();
        plain.close();
        assertThat(dnsA.asked).isEmpty();
        assertThat(httpsB.requests).containsExactly("GET /apache HTTP/1.1");
    }

    /** As a client of a broker needs it: both sides prove who they are, while the other uplink has no names at all. */
    @Test
    void bothSidesProveWhoTheyAreWhileTheOtherNetworksNamesAreDead() throws Exception {
        dnsA.close();
        lab.defaultBy(100, 200);
        NamedHttpServer mutual = lab.b.inside(() -> new NamedHttpServer("M", 8883, trust.mutual()));
        OkHttp client = new OkHttp(b, trust.both(), trust.manager());
        HttpsUrl anonymous = new HttpsUrl(b, trust.client());
        assertThat(lab.host.inside(() -> client.get("https://server.example:8883/")))
                .isEqualTo("M");
        assertThat(lab.host.inside(() -> {
                    SSLSocket late =
                            (SSLSocket) b.sslSocketFactory(trust.both()).createSocket();
                    late.connect(InetSocketAddress.createUnresolved("server.example", 8883), 2_000);
                    late.startHandshake();
                    return ask(late);
                }))
                .as("as Paho does it")
                .isEqualTo("M");
        assertThatThrownBy(() -> lab.host.inside(() ->
                        anonymous.get(URI.create("https://server.example:8883/").toURL())))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(mutual.requests).hasSize(2);
        client.close();
        mutual.close();
    }

    @Test
    void aClientThatCannotBeHeldIsRefused() {
        assertThatThrownBy(() -> new JavaHttp(b).get(URI.create("http://server.example:8080/")))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    @Test
    void tlsIsLaidUponNoOtherSocket() throws Exception {
        SSLSocketFactory factory = b.sslSocketFactory(trust.client());
        try (Socket plain = new Socket();
                Socket other = lab.host.inside(
                        () -> network(TwoUplinks.linkA()).socketFactory().createSocket())) {
            for (Socket foreign : List.of(plain, other)) {
                assertThatThrownBy(() -> factory.createSocket(foreign, "server.example", 8443, true))
                        .isInstanceOf(SocketException.class)
                        .hasMessage("a socket that does not belong to name:b0 gets no TLS here");
            }
        }
    }

    @Test
    void everyWayToATlsSocketIsHeld() throws Exception {
        SSLSocketFactory factory = b.sslSocketFactory(trust.client());
        String names = lab.host.inside(() -> {
            Socket under = b.socketFactory().createSocket();
            under.connect(InetSocketAddress.createUnresolved("server.example", 8443));
            Socket late = factory.createSocket();
            late.setSoTimeout(5_000);
            late.connect(InetSocketAddress.createUnresolved("server.example", 8443), 2_000);
            return ask(factory.createSocket(under, "server.example", 8443, true))
                    + ask(factory.createSocket("server.example", 8443))
                    + ask(late);
        });
        assertThat(names).isEqualTo("BBB");
    }

    @Test
    void aLateTlsSocketKeepsWhatWasSetAndSendsNothingInTheClear() throws Exception {
        lab.host.inside(() -> {
            try (SSLSocket late = (SSLSocket) b.sslSocketFactory(trust.client()).createSocket()) {
                late.setEnabledProtocols(new String[] {"TLSv1.2"});
                assertThatThrownBy(late::getOutputStream).isInstanceOf(SocketException.class);
                late.connect(new InetSocketAddress(TwoUplinks.IPV4, 8443));
                late.startHandshake();
                assertThat(late.getSession().getProtocol()).isEqualTo("TLSv1.2");
                assertThat(late.isConnected()).isTrue();
            }
            SSLSocket clear = (SSLSocket) b.sslSocketFactory(trust.client()).createSocket();
            clear.connect(new InetSocketAddress(TwoUplinks.IPV4, TwoUplinks.PORT));
            assertThatThrownBy(clear::startHandshake).isInstanceOf(SSLException.class);
            return true;
        });
    }

    private static String get(CloseableHttpClient client, String url) throws IOException {
        return client.execute(new HttpGet(url), new BasicHttpClientResponseHandler());
    }

    private static String ask(Socket socket) throws IOException {
        try (socket) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.length() - 1);
        }
    }

    @Test
    void theProxyIsTheNetworksOwn() throws Exception {
        NamedHttpServer proxy = lab.b.inside(() -> new NamedHttpServer("P", 3128, ServerSocketFactory.getDefault()));
        Link link = TwoUplinks.linkB().toBuilder()
                .proxy(new Proxy(
                        Proxy.Type.MANUAL, "server.example", 3128, "", List.of("*.direct.example", "wrong.example")))
                .build();
        LiveNetwork proxied = network(link);
        OkHttp client = new OkHttp(proxied, trust.client(), trust.manager());
        assertThat(lab.host.inside(() -> client.get("http://far.example/"))).isEqualTo("P");
        client.close();
        CloseableHttpClient apache = ApacheHttp.of(proxied, trust.client());
        assertThat(lab.host.inside(() -> get(apache, "http://far.example/apache")))
                .isEqualTo("P");
        apache.close();
        assertThat(proxy.requests)
                .containsExactly("GET http://far.example/ HTTP/1.1", "GET http://far.example/apache HTTP/1.1");
        assertThat(dnsA.asked).isEmpty();
        assertThat(proxied.proxySelector().select(URI.create("http://a.direct.example/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
        assertThat(proxied.proxySelector().select(URI.create("http://wrong.example/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
        assertThat(b.proxySelector().select(URI.create("http://far.example/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
        proxy.close();
    }

    @Test
    void aPacFileIsHandedOnAndNotRun() throws Exception {
        LiveNetwork proxied = network(TwoUplinks.linkB().toBuilder()
                .proxy(new Proxy(Proxy.Type.AUTO, "", 0, "http://server.example/proxy.pac", List.of()))
                .build());
        assertThat(proxied.link().proxy().pac()).isEqualTo("http://server.example/proxy.pac");
        assertThat(proxied.proxySelector().select(URI.create("http://far.example/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
    }
}
