// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.Header;
import uplink.linux.netlink.wire.LinkMessage;

/** Asks the kernel of this machine, and changes nothing. */
@EnabledOnOs(OS.LINUX)
class KernelAnswersTest {
    private final NativeIo io = new LibcIo();

    @Test
    void knowsTheLoopbackAndItsAddress() {
        try (NetlinkSocket socket = new NetlinkSocket(io, NetlinkSocket.ROUTE)) {
            RouteQueries queries = new RouteQueries(socket);
            LinkMessage loopback = queries.links().stream()
                    .filter(link -> link.name().equals("lo"))
                    .findFirst()
                    .orElseThrow();
            assertThat(loopback.flags() & LinkMessage.LOOPBACK).isNotZero();
            assertThat(queries.addresses())
                    .filteredOn(address -> address.index() == loopback.index())
                    .extracting(AddressMessage::local)
                    .anyMatch(address -> address.getHostAddress().equals("127.0.0.1"));
            assertThat(queries.routes()).isNotEmpty();
            assertThat(new StatsQueries(socket).all()).hasSameSizeAs(queries.links());
            assertThat(Boot.name()).isEqualTo(Boot.name()).isPresent();
        }
    }

    @Test
    void aRefusalCarriesTheErrorNumber() {
        try (NetlinkSocket socket = new NetlinkSocket(io, NetlinkSocket.ROUTE)) {
            assertThatExceptionOfType(NetlinkException.class)
                    .isThrownBy(() ->
                            socket.command(LinkMessage.GET, 0, KernelAnswersTest::noSuchLink, (header, bytes) -> {}))
                    .matches(refused -> refused.errno() == 19)
                    .withMessageStartingWith("netlink request 18: ENODEV");
        }
    }

    private static void noSuchLink(ByteBuffer buffer) {
        buffer.put(new byte[4]).putInt(Integer.MAX_VALUE).put(new byte[8]);
    }

    @Test
    void anAbsentFamilyIsAnAnswer() {
        try (NetlinkSocket socket = new NetlinkSocket(io, NetlinkSocket.GENERIC)) {
            WirelessQueries queries = new WirelessQueries(socket);
            assertThat(queries.resolve("nlctrl")).hasValue(16);
            assertThat(queries.resolve("no-such-family")).isEmpty();
        }
    }

    @Test
    void twoHundredLivesLeaveNothingBehind() throws Exception {
        live();
        long descriptors = descriptors();
        for (int life = 0; life < 200; life++) {
            live();
        }
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2);
        assertThat(threads()).isEmpty();
    }

    @Test
    void tenThousandWatchersLeaveNothingBehind() throws Exception {
        long descriptors = descriptors();
        long running = Thread.getAllStackTraces().size();
        for (int life = 0; life < 10_000; life++) {
            try (NetlinkWatcher watcher = new NetlinkWatcher(io, new Silent())) {
                watcher.start();
            }
        }
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2);
        assertThat(threads()).isEmpty();
        assertThat((long) Thread.getAllStackTraces().size()).isLessThanOrEqualTo(running + 2);
    }

    @Test
    void closingBeforeTheStartAndTwiceIsHarmless() {
        NetlinkWatcher watcher = new NetlinkWatcher(io, new Silent());
        watcher.close();
        watcher.close();
        assertThat(threads()).isEmpty();
    }

    private void live() {
        try (NetlinkWatcher watcher = new NetlinkWatcher(io, new Silent());
                NetlinkSocket socket = new NetlinkSocket(io, NetlinkSocket.ROUTE)) {
            watcher.start();
            assertThat(new RouteQueries(socket).links()).isNotEmpty();
        }
    }

    private static long descriptors() throws Exception {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("uplink-netlink"))
                .toList();
    }

    private static final class Silent implements NetlinkWatcher.Listener {
        @Override
        public void message(Header header, ByteBuffer payload) {}

        @Override
        public boolean batchEnd() {
            return false;
        }

        @Override
        public void lost(String why) {}
    }
}
