// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import uplink.profile.Family;
import uplink.sockets.Network;

/** HiveMQ MQTT 5. It makes its own sockets: its address is the network's, and it leaves by it where routes go by source. */
public final class HiveMqtt implements Closeable {
    private final Mqtt5BlockingClient client;

    /** Connected, with one's own keys and trust. */
    public HiveMqtt(Network network, MqttClientSslConfig tls, InetSocketAddress broker, String id) throws IOException {
        InetAddress server = network.resolve(broker.getHostString()).get(0); // knows its name: nobody else is asked
        var own = network.link().ip(Family.of(server)).addresses().get(0);
        client = Mqtt5Client.builder()
                .identifier(id)
                .transportConfig()
                .serverAddress(new InetSocketAddress(server, broker.getPort()))
                .localAddress(own.address())
                .sslConfig(tls)
                .applyTransportConfig()
                .buildBlocking();
        client.connect();
        network.closeWith(this); // the network does not know its sockets
    }

    /** Says {@code text} under {@code topic}, and answers what the broker then tells of it. */
    public String echo(String topic, String text) throws Exception {
        try (var told = client.publishes(MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith().topicFilter(topic).send();
            client.publishWith().topic(topic).payload(text.getBytes(UTF_8)).send();
            return new String(told.receive(5, TimeUnit.SECONDS).orElseThrow().getPayloadAsBytes(), UTF_8);
        }
    }

    /** Talks with the broker; no longer when the network is gone. */
    public boolean connected() {
        return client.getState().isConnected();
    }

    @Override
    public void close() {
        if (connected()) {
            client.toAsync().disconnect();
        }
    }
}
