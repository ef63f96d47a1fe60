// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import uplink.linux.netlink.LibcSocketIo;
import uplink.linux.netlink.SocketIo;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.service.sockets.LiveNetwork;
import uplink.sockets.Binding;

/** Where sockets cannot be tied there are none; where nothing can be tied at all, source addresses hold what rules hold. */
class RefusedSocketsLabTest extends OnTwoUplinks {
    @Test
    void anUnknownDeviceIsRefused() throws Exception {
        Link link = TwoUplinks.linkB().toBuilder().interfaceName("none0").build();
        LiveNetwork none = network(link);
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
        int tied = io.tied;
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
            for (Opening each : List.<Opening>of(
                    () -> b.socketFactory().createSocket(),
                    () -> b.openSocketChannel(Family.IPV4),
                    () -> b.serverSocketFactory().createServerSocket(0),
                    () -> b.openDatagramSocket(0))) {
                io.seen.clear();
                assertThatThrownBy(each::open).hasMessageContaining("does not carry");
            }
            return true;
        });
        assertThat(io.tied).as("no descriptor was touched").isEqualTo(tied);
    }

    private interface Opening {
        Object open() throws IOException;
    }

    /** Sees no mark, or for ever what the first look at a descriptor has shown. */
    private static final class Blind implements SocketIo {
        private final SocketIo real = new LibcSocketIo();
        private volatile boolean blind;
        private volatile boolean lie;
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
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
            return shown(descriptor + "/" + name) ? real.option(descriptor, level, name) : OptionalInt.empty();
        }

        @Override
        public boolean matches(int descriptor, int level, int name, int first, int second) {
            boolean there = real.matches(descriptor, level, name, first, second);
            return there && shown(descriptor + "/" + name);
        }

        private boolean shown(String what) {
            return !blind && (!lie || seen.add(what));
        }

        @Override
        public void bindToDevice(int descriptor, String device) {
            tied++;
            real.bindToDevice(descriptor, device);
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
        public boolean matches(int descriptor, int level, int name, int first, int second) {
            throw new UnsatisfiedLinkError("no native access");
        }

        @Override
        public void bindToDevice(int descriptor, String device) {
            throw new UnsatisfiedLinkError("no native access");
        }
    }
}
