// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import uplink.sockets.Network;

/** Eclipse Paho, MQTT 3.1.1. Its sockets are held; the runtime asks for the name too, before the network does. */
public final class PahoMqtt3 {
    private final MqttClient client;

    /** Connected to {@code broker}, as {@code ssl://host:8883}, with one's own keys and trust. */
    public PahoMqtt3(Network network, SSLContext tls, String broker, String name) throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setSocketFactory(network.sslSocketFactory(tls));
        options.setConnectionTimeout(5);
        client = new MqttClient(broker, name, new MemoryPersistence());
        client.connect(options);
    }

    /** Says {@code text} under {@code topic}, and answers what the broker then tells of it. */
    public String echo(String topic, String text) throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        client.subscribe(
                topic, 1, (from, message) -> told.complete(new String(message.getPayload(), StandardCharsets.UTF_8)));
        client.publish(topic, new MqttMessage(text.getBytes(StandardCharsets.UTF_8)));
        return told.get(5, TimeUnit.SECONDS);
    }

    /** Talks with the broker; no longer when the network is gone. */
    public boolean connected() {
        return client.isConnected();
    }

    /** Takes leave of the broker and ends its threads. */
    public void close() throws MqttException {
        if (connected()) {
            client.disconnect();
        }
        client.close();
    }
}
