// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.example.ApacheHttp;
import uplink.example.HiveMqtt;
import uplink.example.HttpsUrl;
import uplink.example.NettyTls;
import uplink.example.OkHttp;
import uplink.example.PahoMqtt3;
import uplink.example.PahoMqtt5;
import uplink.service.sockets.LiveNetwork;

/** Which client asks the runtime for a name, as it would leave by whatever uplink: the runtime's own name server takes notes. */
class ClientNamesLabTest extends OnTwoUplinks {
    private static final int MQTT = 8883;
    private static final int HTTPS = 8443;

    @TempDir
    private Path folder;

    private Trust trust;
    private DnsServer ofTheRuntime;
    private DnsServer dnsB;
    private MqttServer broker;
    private NamedHttpServer https;
    private LiveNetwork b;

    @BeforeEach
    void open() throws Exception {
        trust = new Trust(folder);
        List<String> there = List.of(TwoUplinks.IPV4, TwoUplinks.IPV6);
        Map<String, List<String>> zone = Map.of(
                "url.broker.example",
                there,
                "ok.broker.example",
                there,
                "apache.broker.example",
                there,
                "paho3.broker.example",
                there,
                "paho5.broker.example",
                there,
                "netty.broker.example",
                there,
                "hive.broker.example",
                there);
        dnsB = lab.b.inside(() -> new DnsServer(TwoUplinks.IPV4, zone));
        broker = lab.b.inside(() -> new MqttServer(MQTT, trust.mutual()));
        https = lab.b.inside(() -> new NamedHttpServer("B", HTTPS, trust.mutual()));
        InetAddress asked = resolver();
        if (!asked.isLoopbackAddress()) {
            lab.host.ip("addr add " + asked.getHostAddress() + " dev lo");
        }
        ofTheRuntime = lab.host.inside(() -> new DnsServer(asked.getHostAddress(), Map.of()));
        b = network(TwoUplinks.linkB());
    }

    /** Whom the C library asks first. */
    private static InetAddress resolver() throws IOException {
        Path file = Path.of("/etc/resolv.conf");
        String first = Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> line.trim().split("\\s+"))
                        .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                        .map(words -> words[1])
                        .findFirst()
                        .orElse("127.0.0.1")
                : "127.0.0.1";
        return InetAddress.getByName(first);
    }

    @AfterEach
    void close() throws Exception {
        ofTheRuntime.close();
        dnsB.close();
        broker.close();
        https.close();
    }

    @Test
    void theRuntimesHttpsClientAsksTheRuntime() throws Exception {
        HttpsUrl client = new HttpsUrl(b, trust.both());
        assertThat(lab.host.inside(() -> client.get(
                        URI.create("https://url.broker.example:8443/").toURL())))
                .isEqualTo("B");
        asksTheRuntime("url");
    }

    @Test
    void okHttpDoesNot() throws Exception {
        OkHttp client = new OkHttp(b, trust.both(), trust.manager());
        assertThat(lab.host.inside(() -> client.get("https://ok.broker.example:8443/")))
                .isEqualTo("B");
        client.close();
        asksTheNetworkAlone("ok");
    }

    @Test
    void apacheHttpClientDoesNot() throws Exception {
        CloseableHttpClient client = ApacheHttp.of(b, trust.both());
        assertThat(lab.host.inside(() -> client.execute(
                        new HttpGet("https://apache.broker.example:8443/"), new BasicHttpClientResponseHandler())))
                .isEqualTo("B");
        client.close();
        asksTheNetworkAlone("apache");
    }

    @Test
    void pahoForMqtt3AsksTheRuntime() throws Exception {
        lab.host
                .inside(() -> new PahoMqtt3(b, trust.both(), "ssl://paho3.broker.example:8883", "paho3"))
                .close();
        asksTheRuntime("paho3");
    }

    @Test
    void pahoForMqtt5AsksTheRuntime() throws Exception {
        lab.host
                .inside(() -> new PahoMqtt5(b, trust.both(), "ssl://paho5.broker.example:8883", "paho5"))
                .close();
        asksTheRuntime("paho5");
    }

    @Test
    void nettyDoesNot() throws Exception {
        NettyTls client = new NettyTls(b);
        lab.host.inside(() -> client.connect("netty.broker.example", HTTPS, trust.both()));
        client.close();
        asksTheNetworkAlone("netty");
    }

    @Test
    void hiveMqDoesNot() throws Exception {
        lab.rulesOfB();
        MqttClientSslConfig proof = MqttClientSslConfig.builder()
                .keyManagerFactory(trust.keys())
                .trustManagerFactory(trust.trusted())
                .build();
        lab.host
                .inside(() ->
                        new HiveMqtt(b, proof, InetSocketAddress.createUnresolved("hive.broker.example", MQTT), "hive"))
                .close();
        asksTheNetworkAlone("hive");
    }

    private void asksTheRuntime(String name) {
        assertThat(ofTheRuntime.asked).isNotEmpty().allMatch(question -> question.contains(name + ".broker.example"));
        assertThat(dnsB.asked).anyMatch(question -> question.contains(name + ".broker.example"));
    }

    private void asksTheNetworkAlone(String name) throws Exception {
        assertThat(dnsB.asked).anyMatch(question -> question.contains(name + ".broker.example"));
        assertThat(ofTheRuntime.asked).isEmpty();
    }
}
