// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.sockets.NetworkLostException;

/** Sockets stay where they are, whatever becomes of routes and links. */
class FirmSocketsLabTest extends OnTwoUplinks {
    @Test
    void theDefaultMovesWhileConnectionsLive() throws Exception {
        LiveNetwork a = network(TwoUplinks.linkA());
        LiveNetwork b = network(TwoUplinks.linkB());
        try (Socket toA = lab.host.inside(() -> connected(a, TwoUplinks.IPV4));
                Socket toB = lab.host.inside(() -> connected(b, TwoUplinks.IPV6))) {
            assertThat(read(toA) + read(toB)).isEqualTo("AB");
            for (int turn = 0; turn < 4; turn++) {
                lab.defaultBy(turn % 2 == 0 ? 200 : 100, turn % 2 == 0 ? 100 : 200);
                for (Socket each : List.of(toA, toB)) {
                    each.getOutputStream().write("x".getBytes(StandardCharsets.US_ASCII));
                    assertThat(read(each)).isEqualTo("x");
                }
                assertThat(name(a, TwoUplinks.IPV4) + name(b, TwoUplinks.IPV4)).isEqualTo("AB");
                assertThat(name(a, TwoUplinks.IPV6) + name(b, TwoUplinks.IPV6)).isEqualTo("AB");
            }
        }
    }

    /** Strict filtering drops answers that come where their sender is not routed to: rules by source set that right. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void withRulesItHoldsWhateverTheReversePathFilterIs(int filter) throws Exception {
        for (String port : List.of("all", "a0", "b0")) {
            lab.host.inside(() -> Lab.run("sysctl", "-qw", "net.ipv4.conf." + port + ".rp_filter=" + filter));
        }
        lab.rulesOfB();
        LiveNetwork b = network(TwoUplinks.linkB());
        assertThat(name(b, TwoUplinks.IPV4) + name(b, TwoUplinks.IPV6)).isEqualTo("BB");
    }

    @Test
    void aDeletedLinkWouldHangAndIsClosedWithAReason() throws Exception {
        LiveNetwork b = network(TwoUplinks.linkB());
        Socket socket = lab.host.inside(() -> connected(b, TwoUplinks.IPV4));
        assertThat(read(socket)).isEqualTo("B");
        CompletableFuture<Object> reading = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                reading.complete(socket.getInputStream().read());
            } catch (IOException failed) {
                reading.complete(failed);
            }
        });
        lab.host.ip("link delete b0");
        assertThat(reading).as("the kernel says nothing").isNotDone();
        long before = System.nanoTime();
        b.lose("the network is gone");
        assertThat(reading.get(5, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        NetworkLostException.class,
                        lost -> assertThat(lost).hasMessage("name:b0: the network is gone"));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(100);
    }

    @Test
    void aRenamedLinkKeepsItsSocketsAndGetsNewOnes() throws Exception {
        LiveNetwork b = network(TwoUplinks.linkB());
        try (Socket socket = lab.host.inside(() -> connected(b, TwoUplinks.IPV4))) {
            assertThat(read(socket)).isEqualTo("B");
            lab.host.ip("link set b0 name lan0");
            b.update(new Seen(
                    TwoUplinks.linkB().toBuilder().interfaceName("lan0").build(), Set.of()));
            socket.getOutputStream().write("x".getBytes(StandardCharsets.US_ASCII));
            assertThat(read(socket)).isEqualTo("x");
            assertThat(name(b, TwoUplinks.IPV4) + name(b, TwoUplinks.LINK_LOCAL))
                    .isEqualTo("BB");
        }
    }

    @Test
    void aNewAddressClosesOnlyWhatLeavesFromTheOldOne() throws Exception {
        LiveNetwork b = network(TwoUplinks.linkB());
        try (Socket four = lab.host.inside(() -> connected(b, TwoUplinks.IPV4));
                Socket six = lab.host.inside(() -> connected(b, TwoUplinks.IPV6))) {
            Link moved = TwoUplinks.linkB().toBuilder()
                    .ip(Family.IPV4, TwoUplinks.linkA().ip(Family.IPV4))
                    .build();
            b.update(new Seen(moved, Set.of()));
            assertThat(four.isClosed()).isTrue();
            assertThat(six.isClosed()).isFalse();
            assertThatThrownBy(() -> four.getOutputStream().write(1)).isInstanceOf(SocketException.class);
            assertThat(read(six)).isEqualTo("B");
            assertThat(b.alive()).isTrue();
        }
    }
}
