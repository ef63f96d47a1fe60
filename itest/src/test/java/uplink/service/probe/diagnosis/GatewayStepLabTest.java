// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.itest.lab.Lab;
import uplink.linux.kernel.KernelBinder;
import uplink.profile.Capability;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Route;
import uplink.profile.View;
import uplink.service.probe.diagnosis.Case.Goal;
import uplink.service.probe.http.Url;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;
import uplink.sockets.Binding;
import uplink.sockets.spi.Neighbour;
import uplink.sockets.spi.SocketBinder;

/** Gateways that answer, that say nothing, that are gone, and of which nothing can be told. */
@Timeout(120)
class GatewayStepLabTest {
    private static final String FAR = "198.51.100.1";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final KernelBinder kernel = new KernelBinder();
    private Lab host;
    private Lab router;

    @BeforeEach
    void open() {
        host = Lab.open();
        router = Lab.open();
        host.cable("up0", router, "s0");
        router.ip("link set s0 addrgenmode none");
        router.ip("addr add 192.0.2.1/30 dev s0");
        router.ip("-6 addr add fe80::1/64 dev s0 nodad");
        router.ip("addr add " + FAR + "/32 dev lo");
        router.ip("link set s0 up");
        host.ip("link set up0 addrgenmode none");
        host.ip("addr add 192.0.2.2/30 dev up0");
        host.ip("-6 addr add 2001:db8::2/64 dev up0 nodad");
        host.ip("-6 addr add fe80::2/64 dev up0 nodad");
        host.ip("link set up0 up");
        host.ip("route add default via 192.0.2.1 dev up0");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        host.close();
        router.close();
    }

    private Diagnosis diagnosis(SocketBinder binder, Family family, String gateway, String goal) throws Exception {
        IpState ip = IpState.builder()
                .addresses(List.of(LinkAddress.of(
                        InetAddress.getByName(family == Family.IPV4 ? "192.0.2.2" : "2001:db8::2"),
                        family == Family.IPV4 ? 30 : 64)))
                .build();
        Link link = Link.builder("name:up0")
                .interfaceName("up0")
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .ip(family, ip)
                .build();
        IpPrefix everywhere = new IpPrefix(InetAddress.getByName(family == Family.IPV4 ? "0.0.0.0" : "::"), 0);
        Route route =
                new Route(link.key(), everywhere, Optional.of(InetAddress.getByName(gateway)), 1, Route.MAIN, "static");
        View view =
                View.builder(1, 1).links(List.of(link)).routes(List.of(route)).build();
        return host.inside(() -> {
            Tying tying = new Tying(List.of(Map.entry(Map.of("uplink.backend", "kernel"), kernel)));
            LiveNetwork network = new LiveNetwork(new Seen(link, Set.of()), tying, family, threads);
            Goal wanted = new Goal(Optional.of(Url.parse(goal)), false);
            return new Examination(
                            new Case(
                                    view,
                                    link.key(),
                                    Optional.of(network),
                                    wanted,
                                    SSLContext.getDefault(),
                                    List.of(binder)),
                            false)
                    .run();
        });
    }

    private static Finding gateway(Diagnosis diagnosis) {
        return diagnosis.findings().get(Step.GATEWAY.ordinal());
    }

    /** So that the kernel believes in the gateway. */
    private void talk() throws Exception {
        host.inside(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("192.0.2.1", 7), 5_000);
            } catch (IOException refused) {
                return refused;
            }
            return "connected";
        });
    }

    @Test
    void oneThatAnswersAndOneThatWasNeverThere() throws Exception {
        assertThat(gateway(diagnosis(kernel, Family.IPV4, "192.0.2.1", "http://" + FAR + "/")))
                .extracting(Finding::outcome, Finding::detail)
                .containsExactly(Outcome.OK, "192.0.2.1 answers");
        router.ip("addr del 192.0.2.1/30 dev s0");
        host.ip("neigh flush dev up0");
        assertThat(gateway(diagnosis(kernel, Family.IPV4, "192.0.2.1", "http://" + FAR + "/")))
                .extracting(Finding::outcome, Finding::detail)
                .containsExactly(Outcome.FAILED, "192.0.2.1 does not answer: nobody on the link has that address");
    }

    @Test
    void oneOfTheLinkAloneHasItsScope() throws Exception {
        assertThat(gateway(diagnosis(kernel, Family.IPV6, "fe80::1", "http://[2001:db8:9::1]/")))
                .extracting(Finding::outcome, Finding::detail)
                .containsExactly(Outcome.OK, "fe80::1 answers");
    }

    @Test
    void oneThatSaysNothingIsFoundByTheKernel() throws Exception {
        try (DatagramSocket silent = router.inside(() -> new DatagramSocket(9))) {
            assertThat(silent.isBound()).isTrue();
            talk();
            assertThat(gateway(diagnosis(kernel, Family.IPV4, "192.0.2.1", "http://" + FAR + "/")))
                    .extracting(Finding::outcome, Finding::detail)
                    .containsExactly(Outcome.OK, "192.0.2.1 is there");
        }
    }

    @Test
    void oneThatMayNotBeAskedAgainIsASuspect() throws Exception {
        talk();
        router.ip("addr del 192.0.2.1/30 dev s0");
        Diagnosis found = diagnosis(new Unprivileged(kernel), Family.IPV4, "192.0.2.1", "http://" + FAR + "/");
        assertThat(gateway(found).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(found.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.step()).isEqualTo(Step.TCP);
            assertThat(failure.advice()).endsWith("; the gateway may be gone, too");
        });
    }

    /** The kernel as one sees it who may not change its neighbours. */
    private record Unprivileged(SocketBinder kernel) implements SocketBinder {
        @Override
        public Set<Capability> capabilities() {
            return kernel.capabilities();
        }

        @Override
        public Binding binding(Link link, Family family) {
            return kernel.binding(link, family);
        }

        @Override
        public Binding bind(Link link, OptionedSocket socket) throws IOException {
            return kernel.bind(link, socket);
        }

        @Override
        public Neighbour neighbour(Link link, InetAddress address) throws IOException {
            return kernel.neighbour(link, address);
        }

        @Override
        public void solicit(Link link, InetAddress address) throws IOException {
            throw new IOException("EPERM");
        }
    }
}
