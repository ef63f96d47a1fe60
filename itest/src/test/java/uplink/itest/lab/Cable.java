// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Two labs and a virtual cable between them, {@code up0} at the near end, on which nothing is carried but what a test pushes. */
record Cable(Lab near, Lab far) implements AutoCloseable {
    private static final String FAR = "192.0.2.1";
    private static final int PORT = 7000;

    static Cable open() {
        Cable made = new Cable(Lab.open(), Lab.open());
        made.lay();
        return made;
    }

    /** Makes the interfaces, for the first time or anew. */
    void lay() {
        near.cable("up0", far, "far0");
        near.ip("addr add 192.0.2.2/24 dev up0");
        far.ip("addr add " + FAR + "/24 dev far0");
        near.ip("link set up0 addrgenmode none");
        far.ip("link set far0 addrgenmode none");
        near.ip("link set up0 up");
        far.ip("link set far0 up");
    }

    /** What the kernel has counted of the near end. */
    JsonNode stats() {
        return near.json("-s link show up0").get(0).get("stats64");
    }

    /** Bytes that the near end has sent, once that rests. */
    long sent() {
        quiet();
        return stats().at("/tx/bytes").asLong();
    }

    /** Waits until two looks agree: acknowledgements and neighbour requests come late. */
    void quiet() {
        String before = "";
        String now = stats().toString();
        while (!now.equals(before)) {
            before = now;
            now = stats().toString();
        }
    }

    /** Sends so many bytes from the near end, and waits until they have arrived. */
    void push(int bytes) throws Exception {
        ServerSocket server = far.inside(() -> new ServerSocket(PORT, 1, InetAddress.getByName(FAR)));
        CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> swallow(server));
        Socket socket = near.inside(Socket::new);
        near.inside(() -> {
            socket.connect(new InetSocketAddress(FAR, PORT), 5000);
            return true;
        });
        try (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[bytes]);
        }
        assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo(bytes);
        server.close();
    }

    private static long swallow(ServerSocket server) {
        try (Socket accepted = server.accept();
                InputStream in = accepted.getInputStream()) {
            return in.readAllBytes().length;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        near.close();
        far.close();
    }
}
