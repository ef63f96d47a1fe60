// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import uplink.sockets.Binding;

/** Where sockets cannot be tied there are none; where nothing can be tied at all, source addresses hold what rules hold. */
@Timeout(60)
class RefusedSocketsLabTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TwoUplinks lab;

    @BeforeEach
    void open() throws Exception {
        lab = new TwoUplinks();
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        lab.close();
    }

    private LiveNetwork network(Link link, SocketIo io) throws Exception {
        return lab.host.inside(() -> new LiveNetwork(
                new Seen(link, Set.of()),
                new Tying(
                        List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder(new SocketFinder(io))))),
                Family.IPV4,
                threads));
    }

    private String name(LiveNetwork network, String address) throws Exception {
        return lab.host.inside(() -> {
            try (Socket socket = connected(network, address)) {
                return read(socket);
            }
        });
    }

    private static Socket connected(LiveNetwork network, String address) throws IOException {
        Socket socket = network.socketFactory().createSocket();
        socket.connect(new InetSocketAddress(address, TwoUplinks.PORT), 2_000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII);
    }

    @Test
    void anUnknownDeviceIsRefused() throws Exception {
        Link link = TwoUplinks.linkB().toBuilder().interfaceName("none0").build();
        LiveNetwork none = network(link, new LibcSocketIo());
        lab.host.inside(() -> {
            assertThatThrownBy(() -> none.socketFactory().createSocket())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("not tied to none0")
                    .hasMessageContaining("ENODEV");
            assertThatThrownBy(() -> none.openSocketChannel(Family.IPV4)).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> none.openDatagramSocket(0)).isInstanceOf(SocketException.class);
            return true;
        });
    }

    @Test
    void aSocketThatIsNotFoundOrNotConfirmedIsRefused() throws Exception {
        Blind io = new Blind();
        LiveNetwork b = network(TwoUplinks.linkB(), io);
        io.blind = true;
        int descriptors = new File("/proc/self/fd").list().length;
        lab.host.inside(() -> {
            for (int turn = 0; turn < 100; turn++) {
                assertThatThrownBy(() -> b.socketFactory().createSocket())
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("find a socket's descriptor");
            }
            return true;
        });
        assertThat(new File("/proc/self/fd").list().length).isLessThan(descriptors + 50);
        io.blind = false;
        io.lie = true;
        lab.host.inside(() -> {
            assertThatThrownBy(() -> b.openDatagramSocket(0)).hasMessageContaining("does not carry");
            return true;
        });
        assertThat(io.tied).as("no descriptor was touched").isOne();
    }

    /** Sees no mark, or for ever the first one that a socket has. */
    private static final class Blind implements SocketIo {
        private final SocketIo real = new LibcSocketIo();
        private volatile boolean blind;
        private volatile boolean lie;
        private final Map<String, OptionalInt> stale = new ConcurrentHashMap<>();
        private int tied;

        @Override
        public int lowestFree() {
            return real.lowestFree();
        }

        @Override
        public int[] descriptors() {
            return real.descriptors();
        }

        @Override
        public OptionalInt option(int descriptor, int level, int name) {
            OptionalInt seen = real.option(descriptor, level, name);
            if (lie) {
                return stale.computeIfAbsent(descriptor + "/" + name, first -> seen);
            }
            return blind ? OptionalInt.empty() : seen;
        }

        @Override
        public void bindToDevice(int descriptor, String device) {
            tied++;
            real.bindToDevice(descriptor, device);
        }

        @Override
        public String boundDevice(int descriptor) {
            return real.boundDevice(descriptor);
        }
    }

    @Test
    void withoutNativeAccessTheSourceAddressHoldsWhereRulesDo() throws Exception {
        LiveNetwork b = network(TwoUplinks.linkB(), new NoNative());
        assertThat(b.binding(Family.IPV4)).isEqualTo(Binding.SOURCE);
        lab.a.ip("route add 192.0.2.6/32 via 192.0.2.2 dev s0");
        assertThat(name(b, TwoUplinks.IPV4))
                .as("without rules the default route decides")
                .isEqualTo("A");
        lab.rulesOfB();
        assertThat(name(b, TwoUplinks.IPV4) + name(b, TwoUplinks.IPV6)).isEqualTo("BB");
        lab.host.inside(() -> {
            try (DatagramSocket socket = b.openDatagramSocket(0)) {
                assertThat(socket.getLocalAddress().getHostAddress()).isEqualTo("192.0.2.6");
            }
            assertThatThrownBy(() -> b.socketFactory().createSocket().bind(new InetSocketAddress("192.0.2.2", 0)))
                    .hasMessage("192.0.2.2 is no address of name:b0");
            assertThatThrownBy(() -> b.openServerSocketChannel(Family.IPV4)).isInstanceOf(SocketException.class);
            return true;
        });
    }

    /** A machine where the C library cannot be called. */
    private static final class NoNative implements SocketIo {
        @Override
        public int lowestFree() {
            throw new UnsatisfiedLinkError("no native access");
        }

        @Override
        public int[] descriptors() {
            throw new UnsatisfiedLinkError("no native access");
        }

        @Override
        public OptionalInt option(int descriptor, int level, int name) {
            throw new UnsatisfiedLinkError("no native access");
        }

        @Override
        public void bindToDevice(int descriptor, String device) {
            throw new UnsatisfiedLinkError("no native access");
        }

        @Override
        public String boundDevice(int descriptor) {
            throw new UnsatisfiedLinkError("no native access");
        }
    }
}
