// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import uplink.sockets.Network;

/** Eclipse Paho, MQTT 5. Its sockets are held; the runtime asks for the name too, before the network does. */
public final class PahoMqtt5 {
    private final MqttClient client;

    /** Connected to {@code broker}, as {@code ssl://host:8883}, with one's own keys and trust. */
    public PahoMqtt5(Network network, SSLContext tls, String broker, String name) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setSocketFactory(network.sslSocketFactory(tls));
        options.setConnectionTimeout(5);
        client = new MqttClient(broker, name, new MemoryPersistence());
        client.connect(options);
    }

    /** Says {@code text} under {@code topic}, and answers what the broker then tells of it. */
    public String echo(String topic, String text) throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        IMqttMessageListener listener =
                (from, message) -> told.complete(new String(message.getPayload(), StandardCharsets.UTF_8));
        client.subscribe(
                new MqttSubscription[] {new MqttSubscription(topic, 1)}, new IMqttMessageListener[] {listener});
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
