// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import uplink.linux.kernel.KernelBinder;
import uplink.linux.netlink.LibcSocketIo;
import uplink.linux.netlink.SocketFinder;
import uplink.linux.netlink.SocketIo;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;

/** Tests whose networks are those of a host with two uplinks. */
@Timeout(60)
abstract class OnTwoUplinks {
    final ExecutorService threads = Executors.newCachedThreadPool();
    TwoUplinks lab;

    @BeforeEach
    final void lay() throws Exception {
        lab = new TwoUplinks();
    }

    @AfterEach
    final void remove() throws Exception {
        threads.shutdownNow();
        lab.close();
    }

    final LiveNetwork network(Link link) throws Exception {
        return network(link, new LibcSocketIo());
    }

    /** Whose descriptors are seen and tied by {@code io}. */
    final LiveNetwork network(Link link, SocketIo io) throws Exception {
        return lab.host.inside(() -> new LiveNetwork(
                new Seen(link, Set.of()),
                new Tying(
                        List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder(new SocketFinder(io))))),
                Family.IPV4,
                this::inside));
    }

    /** A thread of the pool may be in another namespace. */
    final void inside(Runnable work) {
        threads.execute(() -> {
            try {
                lab.host.inside(() -> {
                    work.run();
                    return true;
                });
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }

    /** Which server a new connection reaches. */
    final String name(LiveNetwork network, String address) throws Exception {
        return lab.host.inside(() -> {
            try (Socket socket = connected(network, address)) {
                return read(socket);
            }
        });
    }

    static Socket connected(LiveNetwork network, String address) throws IOException {
        Socket socket = network.socketFactory().createSocket();
        socket.connect(new InetSocketAddress(address, TwoUplinks.PORT), 2_000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII);
    }
}
