// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.example.HiveMqtt;
import uplink.example.PahoMqtt3;
import uplink.example.PahoMqtt5;
import uplink.service.sockets.LiveNetwork;

/**
 * Clients of a broker that lets in only who proves who he is. There is such a broker on both uplinks, under the same address; the
 * other one is the default, and has no names at all.
 */
class MqttClientsLabTest extends OnTwoUplinks {
    private static final int PORT = 8883;

    @TempDir
    private Path folder;

    private Trust trust;
    private DnsServer dnsB;
    private MqttServer brokerA;
    private MqttServer brokerB;
    private LiveNetwork b;

    @BeforeEach
    void open() throws Exception {
        trust = new Trust(folder);
        List<String> addresses = List.of(TwoUplinks.IPV4, TwoUplinks.IPV6);
        Map<String, List<String>> zone = Map.of("server.example", addresses, "wrong.example", addresses);
        dnsB = lab.b.inside(() -> new DnsServer(TwoUplinks.IPV4, zone));
        brokerA = lab.a.inside(() -> new MqttServer(PORT, trust.mutual()));
        brokerB = lab.b.inside(() -> new MqttServer(PORT, trust.mutual()));
        b = network(TwoUplinks.linkB());
    }

    @AfterEach
    void close() throws Exception {
        dnsB.close();
        brokerA.close();
        brokerB.close();
    }

    @Test
    void pahoForMqtt3IsHeld() throws Exception {
        PahoMqtt3 client =
                lab.host.inside(() -> new PahoMqtt3(b, trust.both(), "ssl://server.example:" + PORT, "paho3"));
        assertThat(client.echo("a/topic", "grüezi")).isEqualTo("grüezi");
        onlyBWasReachedBy("paho3 4");
        endsWithTheNetwork(client::connected);
        client.close();
    }

    @Test
    void pahoForMqtt5IsHeld() throws Exception {
        PahoMqtt5 client =
                lab.host.inside(() -> new PahoMqtt5(b, trust.both(), "ssl://server.example:" + PORT, "paho5"));
        assertThat(client.echo("a/topic", "grüezi")).isEqualTo("grüezi");
        onlyBWasReachedBy("paho5 5");
        endsWithTheNetwork(client::connected);
        client.close();
    }

    @Test
    void whoDoesNotProveWhoHeIsIsNotLetIn() {
        String url = "ssl://server.example:" + PORT;
        refused(() -> new PahoMqtt3(b, trust.client(), url, "anonymous"));
        refused(() -> new PahoMqtt5(b, trust.client(), url, "anonymous"));
        assertThat(brokerB.clients).isEmpty();
    }

    private void refused(Callable<?> client) {
        assertThatThrownBy(() -> lab.host.inside(client))
                .rootCause()
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnknownHostException.class);
    }

    @Test
    void aBrokerOfAnotherNameIsNotTold() {
        lab.rulesOfB();
        String url = "ssl://wrong.example:" + PORT;
        misled(() -> new PahoMqtt3(b, trust.both(), url, "misled"));
        misled(() -> new PahoMqtt5(b, trust.both(), url, "misled"));
        misled(() -> new HiveMqtt(b, proof(), broker("wrong.example"), "misled"));
        assertThat(brokerB.clients).isEmpty();
    }

    private void misled(Callable<?> client) {
        assertThatThrownBy(() -> lab.host.inside(client)).hasRootCauseInstanceOf(CertificateException.class);
    }

    @Test
    void hiveMqLeavesByTheNetworkWhereRoutesGoBySource() throws Exception {
        lab.rulesOfB();
        HiveMqtt client = lab.host.inside(() -> new HiveMqtt(b, proof(), broker("server.example"), "hive"));
        assertThat(client.echo("a/topic", "grüezi")).isEqualTo("grüezi");
        onlyBWasReachedBy("hive 5");
        endsWithTheNetwork(client::connected);
    }

    private MqttClientSslConfig proof() throws Exception {
        return MqttClientSslConfig.builder()
                .keyManagerFactory(trust.keys())
                .trustManagerFactory(trust.trusted())
                .build();
    }

    private static InetSocketAddress broker(String host) {
        return InetSocketAddress.createUnresolved(host, PORT);
    }

    private void onlyBWasReachedBy(String client) {
        assertThat(brokerB.clients).containsExactly(client);
        assertThat(brokerA.clients).isEmpty();
        assertThat(dnsB.asked).isNotEmpty();
    }

    private void endsWithTheNetwork(BooleanSupplier connected) throws Exception {
        assertThat(connected.getAsBoolean()).isTrue();
        b.lose("the cable was pulled");
        Gateway.eventually("an end of the connection", () -> !connected.getAsBoolean());
    }
}
