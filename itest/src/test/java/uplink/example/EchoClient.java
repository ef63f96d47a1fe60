// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import uplink.sockets.Network;

/** Says something to an echo server by one network, and reads the whole answer. */
public final class EchoClient {
    private final Network network;

    /** By this network. */
    public EchoClient(Network network) {
        this.network = network;
    }

    /** What comes back; a link-local {@code host} is one of this network. */
    public String say(String host, int port, String message) throws IOException {
        try (Socket socket = network.connect(host, port, Duration.ofSeconds(10))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
