// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
                .build();
        Link link = Link.builder("name:" + port)
                .interfaceName(port)
                .enabled(true)
                .ip(Family.IPV4, ip)
                .build();
        Tying tying = new Tying(List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder())));
        return host.inside(() -> new LiveNetwork(new Seen(link, Set.of()), tying, Family.IPV4, threads));
    }

    /** A thread belongs to the namespace of the one that has made it: so the probe's are made inside. */
    private InternetProbe probe(LiveNetwork... networks) throws Exception {
        return host.inside(() -> {
            InternetProbe probe = new InternetProbe(
                    new Check(List.of(Target.parse("http://" + TARGET + ":8080/204"))), Duration.ofSeconds(5));
            probe.start(this);
            for (LiveNetwork network : networks) {
                probe.bindNetwork(network);
            }
            return probe;
        });
    }

    @Test
    void eachNetworkIsAskedByItself() throws Exception {
        try (ServerSocket open = serve(a, "204 No Content");
                ServerSocket portal = serve(b, "302 Found")) {
            assertThat(open.isBound() && portal.isBound()).isTrue();
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
            probe.unbindNetwork(byA);
            assertThat(marks.poll(10, TimeUnit.SECONDS)).extracting(Mark::link).containsExactly("name:b0");
            probe.close();
        }
    }

    @Test
    void whoeverDoesNotAnswerIsOfflineAndWhoeverAnswersWrongIsLimited() throws Exception {
        try (ServerSocket wrong = serve(a, "500 Out Of Order")) {
            assertThat(wrong.isBound()).isTrue();
            Check check = new Check(List.of(Target.parse("http://" + TARGET + ":8080/204")));
            LiveNetwork byA = network("a0", "192.0.2.2");
            LiveNetwork byB = network("b0", "192.0.2.6");
            assertThat(host.inside(() -> List.of(check.of(byA), check.of(byB))))
                    .containsExactly(Internet.LIMITED, Internet.OFFLINE);
        }
    }

    private ServerSocket serve(Lab lab, String status) throws Exception {
        ServerSocket server = lab.inside(() -> new ServerSocket(8080));
        threads.execute(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4_096]);
                    String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException gone) {
                    // the test is over, or the client has left
                }
            }
        });
        return server;
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
