// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.itest.lab.Lab;
import uplink.linux.kernel.KernelBinder;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Metered;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;
import uplink.profile.spi.Mark;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;

/** The same target is asked through two networks, and each answer is laid over the right one. */
@Timeout(60)
class ProbeLabTest implements LayerSink {
    private static final String TARGET = "198.51.100.1";
    private static final String URL = "http://" + TARGET + ":8080/204";
    private static final String DEAD = "198.51.100.66";
    private static final int ROUNDS = 10;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<List<Mark>> marks = new LinkedBlockingQueue<>();
    private Lab host;
    private Lab a;
    private Lab b;

    @BeforeEach
    void open() {
        host = Lab.open();
        a = Lab.open();
        b = Lab.open();
        cable(a, "a0", "192.0.2.2", "192.0.2.1");
        cable(b, "b0", "192.0.2.6", "192.0.2.5");
        host.ip("route add default via 192.0.2.1 dev a0 metric 100");
        host.ip("route add default via 192.0.2.5 dev b0 metric 200");
        b.ip("route add blackhole " + DEAD);
    }

    private void cable(Lab peer, String port, String own, String other) {
        host.ip("link add " + port + " type veth peer name s0 netns " + peer.name());
        host.ip("addr add " + own + "/30 dev " + port);
        peer.ip("addr add " + other + "/30 dev s0");
        peer.ip("addr add " + TARGET + "/32 dev lo");
        host.ip("link set " + port + " up");
        peer.ip("link set s0 up");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        host.close();
        a.close();
        b.close();
    }

    private LiveNetwork network(String port, String own) throws Exception {
        IpState ip = IpState.builder()
                .addresses(List.of(LinkAddress.of(InetAddress.getByName(own), 30)))
                .dnsServers(List.of(InetAddress.getByName(DEAD)))
                .build();
        Link link = Link.builder("name:" + port)
                .interfaceName(port)
                .enabled(true)
                .ip(Family.IPV4, ip)
                .build();
        Tying tying = new Tying(List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder())));
        return host.inside(() -> new LiveNetwork(new Seen(link, Set.of()), tying, Family.IPV4, this::inside));
    }

    private void inside(Runnable work) {
        threads.execute(() -> {
            try {
                host.inside(() -> {
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

    private static Check check(String... targets) {
        return new Check(Stream.of(targets).map(Target::parse).toList());
    }

    /** A thread belongs to the namespace of the one that has made it: so the probe's are made inside. */
    private InternetProbe probe(LiveNetwork... networks) throws Exception {
        Rhythm.Rules rules = new Rhythm.Rules(Duration.ofSeconds(5), 3, Duration.ZERO);
        return host.inside(() -> {
            InternetProbe probe = new InternetProbe(check(URL), rules);
            probe.start(this);
            for (LiveNetwork network : networks) {
                probe.bindNetwork(network);
            }
            return probe;
        });
    }

    @Test
    void eachNetworkIsAskedByItself() throws Exception {
        try (OddServer open = serve(a, 8080, "204");
                OddServer portal = serve(b, 8080, "redirect")) {
            LiveNetwork byA = network("a0", "192.0.2.2");
            LiveNetwork byB = network("b0", "192.0.2.6");
            InternetProbe probe = probe(byA, byB);
            List<Mark> both = marks.take();
            while (both.size() < 2) {
                both = marks.poll(10, TimeUnit.SECONDS);
                assertThat(both).isNotNull();
            }
            assertThat(both)
                    .containsExactlyInAnyOrder(
                            new Mark("name:a0", Internet.ONLINE, Metered.UNKNOWN, "probe"),
                            new Mark("name:b0", Internet.PORTAL, Metered.UNKNOWN, "probe"));
            assertThat(open.requests() + portal.requests()).isGreaterThanOrEqualTo(2);
            assertThat(probe.report())
                    .startsWith("asks " + URL)
                    .anyMatch(line -> line.contains(" MB a month on each network; ONLINE ends after 3 failures"))
                    .anyMatch(line -> line.matches("a0 +ONLINE +well, asked again in [0-6] s"))
                    .anyMatch(line -> line.matches("b0 +PORTAL +1 failed, asked again in [0-6] s"));
            probe.unbindNetwork(byA);
            assertThat(marks.poll(10, TimeUnit.SECONDS)).extracting(Mark::link).containsExactly("name:b0");
            probe.close();
        }
    }

    /** What a server may do, and what that says of the network. */
    @ParameterizedTest
    @CsvSource({
        "204, ONLINE",
        "page, PORTAL",
        "redirect, PORTAL",
        "login, PORTAL",
        "error, LIMITED",
        "garbage, LIMITED",
        "hang, LIMITED",
        "reset, LIMITED",
        "drip, LIMITED",
        "slow, ONLINE"
    })
    void whatTheTargetDoesIsWhatIsFound(String behaviour, Internet found) throws Exception {
        try (OddServer server = serve(b, 8080, behaviour)) {
            long before = System.nanoTime();
            assertThat(found(check(URL))).isEqualTo(found);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
            assertThat(server.requests()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({"text, ONLINE", "page, PORTAL", "204, LIMITED", "error, LIMITED"})
    void aTargetMayHaveATextInstead(String behaviour, Internet found) throws Exception {
        try (OddServer server = serve(b, 8080, behaviour)) {
            assertThat(found(check(URL + " " + OddServer.TEXT))).isEqualTo(found);
            assertThat(server.requests()).isOne();
        }
    }

    @Test
    void whereNothingAnswersItIsOffline() throws Exception {
        assertThat(found(check(URL))).as("refused").isEqualTo(Internet.OFFLINE);
        assertThat(found(check("http://" + DEAD + "/204"))).as("silent").isEqualTo(Internet.OFFLINE);
        try (OddServer server = serve(b, 8080, "204")) {
            assertThat(found(check("http://probe.example:8080/204")))
                    .as("no name server")
                    .isEqualTo(Internet.OFFLINE);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void oneOfThreeIsEnough() throws Exception {
        String[] three = {"http://" + DEAD + "/204", "http://" + TARGET + ":8081/204", URL};
        try (OddServer error = serve(b, 8081, "error")) {
            assertThat(found(check(three))).isEqualTo(Internet.LIMITED);
            try (OddServer open = serve(b, 8080, "204")) {
                assertThat(found(check(three))).isEqualTo(Internet.ONLINE);
                assertThat(open.requests()).isOne();
            }
            try (OddServer portal = serve(b, 8080, "page")) {
                assertThat(found(check(three))).isEqualTo(Internet.PORTAL);
                assertThat(portal.requests()).isOne();
            }
            assertThat(error.requests()).isEqualTo(3);
        }
    }

    /** By the counters of the interface itself. */
    @Test
    void aRoundTakesAboutWhatIsSaid() throws Exception {
        Appetite said =
                Appetite.of(List.of(Target.parse(URL)), new Rhythm.Rules(Duration.ofSeconds(300), 3, Duration.ZERO));
        try (OddServer server = serve(b, 8080, "204")) {
            found(check(URL));
            long before = carried();
            for (int round = 0; round < ROUNDS; round++) {
                found(check(URL));
            }
            assertThat((carried() - before) / ROUNDS).isBetween(said.perRound() / 2, said.perRound() * 3 / 2);
            assertThat(server.requests()).isEqualTo(ROUNDS + 1);
        }
    }

    private long carried() {
        JsonNode counters = host.json("-s link show b0").get(0).get("stats64");
        return counters.get("rx").get("bytes").asLong()
                + counters.get("tx").get("bytes").asLong();
    }

    private Internet found(Check check) throws Exception {
        LiveNetwork byB = network("b0", "192.0.2.6");
        return host.inside(() -> check.of(byB));
    }

    private OddServer serve(Lab lab, int port, String behaviour) throws Exception {
        return lab.inside(() -> new OddServer(port, behaviour));
    }

    @Override
    public void publish(Layer layer) {
        marks.add(layer.marks());
    }

    @Override
    public void withdraw(String why) {
        throw new AssertionError(why);
    }
}
