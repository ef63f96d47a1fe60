// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uplink.linux.kernel.KernelBinder;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;

/** Names are asked of the network's own servers, and never of another network's, though both have the same address. */
class NamesLabTest extends OnTwoUplinks {
    private static final String BLACK_HOLE = "198.51.100.66";
    private static final String BLACK_HOLE_6 = "2001:db8:ffff::66";

    private DnsServer dnsA;
    private DnsServer dnsB;
    private LiveNetwork b;

    @BeforeEach
    void open() throws Exception {
        lab.b.ip("route add blackhole " + BLACK_HOLE);
        lab.b.ip("-6 route add blackhole " + BLACK_HOLE_6);
        dnsA = lab.a.inside(() -> new DnsServer(TwoUplinks.IPV4, Map.of("who.example", List.of("203.0.113.1"))));
        dnsB = lab.b.inside(() -> new DnsServer(
                TwoUplinks.IPV4,
                Map.of(
                        "who.example", List.of("203.0.113.2", "2001:db8::2"),
                        "big.example", List.of("203.0.113.3"),
                        "server.example", List.of(TwoUplinks.IPV4, TwoUplinks.IPV6),
                        "half.example", List.of(TwoUplinks.IPV4, BLACK_HOLE_6),
                        "other.example", List.of(BLACK_HOLE, TwoUplinks.IPV6))));
        b = network(Family.IPV4, TwoUplinks.IPV4);
    }

    private LiveNetwork network(Family preferred, String... servers) throws Exception {
        IpState.Builder ip = TwoUplinks.linkB().ip(Family.IPV4).toBuilder().searchDomains(List.of("example"));
        ip.dnsServers(Arrays.stream(servers).map(NamesLabTest::inet).toList());
        IpState six = TwoUplinks.linkB().ip(Family.IPV6).toBuilder()
                .dnsServers(List.of())
                .build();
        Link link = TwoUplinks.linkB().toBuilder()
                .ip(Family.IPV4, ip.build())
                .ip(Family.IPV6, six)
                .build();
        return lab.host.inside(() -> new LiveNetwork(
                new Seen(link, Set.of()),
                new Tying(List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder()))),
                preferred,
                this::inside));
    }

    private static InetAddress inet(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @AfterEach
    void close() throws Exception {
        dnsA.close();
        dnsB.close();
    }

    private List<String> resolve(String host) throws Exception {
        return lab.host.inside(
                () -> b.resolve(host).stream().map(InetAddress::getHostAddress).toList());
    }

    @Test
    void itsOwnServersAreAskedAndNoOther() throws Exception {
        assertThat(resolve("who.example")).containsExactly("203.0.113.2", "2001:db8:0:0:0:0:0:2");
        assertThat(dnsB.asked).containsExactlyInAnyOrder("UDP who.example 1", "UDP who.example 28");
        assertThat(dnsA.asked).isEmpty();
        resolve("WHO.example");
        assertThat(dnsB.asked).as("what is kept is not asked again").hasSize(2);
    }

    @Test
    void aShortNameIsCompletedByTheSearchDomain() throws Exception {
        assertThat(resolve("who")).startsWith("203.0.113.2");
        assertThat(dnsB.asked).containsExactlyInAnyOrder("UDP who.example 1", "UDP who.example 28");
    }

    @Test
    void whatIsTruncatedIsAskedByTcp() throws Exception {
        assertThat(resolve("big.example")).containsExactly("203.0.113.3");
        assertThat(dnsB.asked).contains("TCP big.example 1");
        assertThat(dnsA.asked).isEmpty();
    }

    @Test
    void aSilentServerIsPassedOver() throws Exception {
        b = network(Family.IPV4, BLACK_HOLE, TwoUplinks.IPV4);
        assertThat(resolve("who.example")).startsWith("203.0.113.2");
    }

    /** The other uplink's servers would answer, at the very address that is dead here. */
    @Test
    void whenItsOwnServersAreDeadNobodyElseIsAsked() throws Exception {
        dnsB.close();
        long before = System.nanoTime();
        assertThatThrownBy(() -> resolve("who.example")).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        lab.host.inside(() -> b.connect("server.example", TwoUplinks.PORT, Duration.ofSeconds(2))))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        assertThat(dnsA.asked).isEmpty();
    }

    @Test
    void whatIsKeptIsKeptByNetworkAndForgottenWithTheServers() throws Exception {
        resolve("who.example");
        LiveNetwork first = b;
        b = network(Family.IPV4, TwoUplinks.IPV4);
        resolve("who.example");
        assertThat(dnsB.asked).as("another network asks itself").hasSize(4);
        Link moved = first.link().toBuilder()
                .ip(
                        Family.IPV4,
                        first.link().ip(Family.IPV4).toBuilder()
                                .dnsServers(List.of(inet(BLACK_HOLE), inet(TwoUplinks.IPV4)))
                                .build())
                .build();
        first.update(new Seen(moved, Set.of()));
        b = first;
        resolve("who.example");
        assertThat(dnsB.asked).as("other servers may know otherwise").hasSize(6);
    }

    @Test
    void addressesAndTheHostsFileNeedNoQuestion() throws Exception {
        assertThat(resolve("192.0.2.77")).containsExactly("192.0.2.77");
        assertThat(resolve("2001:db8::7")).containsExactly("2001:db8:0:0:0:0:0:7");
        assertThat(resolve("[2001:db8::7]")).containsExactly("2001:db8:0:0:0:0:0:7");
        assertThat(resolve("localhost")).contains("127.0.0.1");
        assertThat(dnsB.asked).isEmpty();
    }

    @Test
    void aNameThatIsNotThereIsToldSo() {
        assertThatThrownBy(() -> resolve("none.example.")).hasRootCauseInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> resolve("a..b")).hasRootCauseInstanceOf(UnknownHostException.class);
        assertThat(dnsA.asked).isEmpty();
    }

    @Test
    void whoeverHasResolvedANameItIsResolvedAgainHere() throws Exception {
        String name = lab.host.inside(() -> {
            try (Socket socket = b.socketFactory().createSocket();
                    Socket unresolved = b.socketFactory().createSocket()) {
                InetAddress elsewhere = InetAddress.getByAddress(
                        "server.example", inet("203.0.113.1").getAddress());
                socket.connect(new InetSocketAddress(elsewhere, TwoUplinks.PORT), 2_000);
                unresolved.connect(InetSocketAddress.createUnresolved("server.example", TwoUplinks.PORT), 2_000);
                return name(socket) + name(unresolved);
            }
        });
        assertThat(name).isEqualTo("BB");
        assertThat(dnsA.asked).isEmpty();
    }

    @Test
    void aDeadFamilyCostsAMomentAndNoTimeOut() throws Exception {
        assertThat(millis(network(Family.IPV6, TwoUplinks.IPV4), "half.example"))
                .isBetween(250L, 4_000L);
        assertThat(millis(network(Family.IPV4, TwoUplinks.IPV4), "other.example"))
                .isBetween(250L, 4_000L);
    }

    @Test
    void thePreferredFamilyComesFirst() throws Exception {
        assertThat(family(network(Family.IPV4, TwoUplinks.IPV4))).isEqualTo(Family.IPV4);
        assertThat(family(network(Family.IPV6, TwoUplinks.IPV4))).isEqualTo(Family.IPV6);
    }

    private Family family(LiveNetwork network) throws Exception {
        return lab.host.inside(() -> {
            try (Socket socket = network.connect("server.example", TwoUplinks.PORT, Duration.ofSeconds(5))) {
                assertThat(name(socket)).isEqualTo("B");
                return Family.of(socket.getInetAddress());
            }
        });
    }

    private long millis(LiveNetwork network, String host) throws Exception {
        return lab.host.inside(() -> {
            long before = System.nanoTime();
            try (Socket socket = network.connect(host, TwoUplinks.PORT, Duration.ofSeconds(5))) {
                assertThat(name(socket)).isEqualTo("B");
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        });
    }

    private static String name(Socket socket) throws Exception {
        socket.setSoTimeout(5_000);
        return new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII);
    }
}
