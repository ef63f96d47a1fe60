// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.Metered;
import uplink.profile.View;
import uplink.sockets.Network;
import uplink.sockets.NetworkLostException;

/** Networks come and go in the registry of a real framework. */
@Timeout(30)
class NetworkRegistrarTest {
    private static final String WANTED = "(&(uplink.usable=true)(uplink.metered=false))";

    @TempDir
    private Path cache;

    private final FakeViews views = new FakeViews();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private Felix framework;
    private BundleContext context;
    private NetworkRegistrar registrar;

    @BeforeEach
    void start() throws Exception {
        framework = new Felix(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        context = framework.getBundleContext();
        listen(event -> events.add(word(event)));
        registrar = registrar(Duration.ofMillis(300));
    }

    private NetworkRegistrar registrar(Duration hold) {
        NetworkRegistrar made = new NetworkRegistrar(
                views, new Presence.Owner(context, (bundle, privilege, act) -> {}, pool), hold, Family.IPV4);
        made.binders.add(Map.entry(Map.of("uplink.backend", "kernel"), new Networks.Loopback()));
        made.start();
        return made;
    }

    @AfterEach
    void stop() throws Exception {
        registrar.stop();
        framework.stop();
        framework.waitForStop(5_000);
        pool.shutdownNow();
    }

    @Test
    void aNetworkThatIsWantedIsThereExactlyAsLongAsItIs() throws Exception {
        views.show(new Networks()
                .with("eth0", 100, 1, link -> link.metered(Metered.NO))
                .view());
        await("registered mac:eth0");
        assertThat(services(WANTED)).hasSize(1);
        views.show(new Networks()
                .with("eth0", 100, 1, link -> link.metered(Metered.YES))
                .view());
        await("changed mac:eth0");
        assertThat(services(WANTED)).isEmpty();
        views.show(new Networks().view());
        await("gone mac:eth0");
        assertThat(services(null)).isEmpty();
    }

    @Test
    void thePropertiesAreExactlyThese() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        ServiceReference<Network> one = services(null).iterator().next();
        assertThat(Arrays.stream(one.getPropertyKeys()).filter(key -> key.startsWith("uplink.")))
                .containsExactlyInAnyOrder(
                        Network.TECHNOLOGY,
                        Network.INTERFACE,
                        Network.LINK,
                        Network.PROFILE,
                        Network.DEFAULT,
                        Network.USABLE,
                        Network.INTERNET,
                        Network.ROAMING,
                        Network.FAMILIES,
                        Network.BACKEND,
                        Network.SIMULATED);
        assertThat(one.getProperty(Network.DEFAULT)).isEqualTo(true);
        assertThat(one.getProperty(Network.FAMILIES)).isEqualTo(new String[] {"IPV4"});
        assertThat(one.getProperty(Constants.SERVICE_RANKING)).isEqualTo(1000);
    }

    @Test
    void nothingIsToldOfAViewThatChangesNothing() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        views.show(
                new Networks().with("eth0", 100, 1, link -> link.mtuBytes(1280)).view());
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        await("registered mac:wlan0");
        assertThat(events).isEmpty();
    }

    @Test
    void onAMoveOfTheDefaultTheNewOneComesFirst() throws Exception {
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        assertThat(List.of(events.take(), events.take()))
                .containsExactlyInAnyOrder("registered mac:eth0", "registered mac:wlan0");
        BlockingQueue<Integer> defaults = new LinkedBlockingQueue<>();
        listen(event -> defaults.add(services("(uplink.default=true)").size()));
        for (int turn = 0; turn < 20; turn++) {
            views.show(new Networks().with("eth0", 300).with("wlan0", 200).view());
            assertThat(List.of(events.take(), events.take())).containsExactly("changed mac:wlan0", "changed mac:eth0");
            views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
            assertThat(List.of(events.take(), events.take())).containsExactly("changed mac:eth0", "changed mac:wlan0");
        }
        assertThat(defaults).doesNotContain(0);
    }

    @Test
    void whenTheDefaultGoesTheNextOneIsRaisedFirst() throws Exception {
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        assertThat(List.of(events.take(), events.take()))
                .containsExactlyInAnyOrder("registered mac:eth0", "registered mac:wlan0");
        views.show(new Networks().with("wlan0", 200).view());
        assertThat(List.of(events.take(), events.take())).containsExactly("changed mac:wlan0", "gone mac:eth0");
    }

    @Test
    void aLostNetworkClosesItsSocketsWithAReasonBeforeItIsUnregistered() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        try (ServerSocket server = network.serverSocketFactory().createServerSocket(0);
                Socket client = network.socketFactory().createSocket("127.0.0.1", server.getLocalPort());
                Socket accepted = server.accept()) {
            CompletableFuture<Long> reading =
                    failing(() -> client.getInputStream().read());
            CompletableFuture<Long> serving =
                    failing(() -> accepted.getInputStream().read());
            CompletableFuture<Long> accepting = failing(server::accept);
            CompletableFuture<Boolean> closedFirst = new CompletableFuture<>();
            listen(event -> closedFirst.complete(client.isClosed()));
            long before = System.nanoTime();
            views.show(new Networks().view());
            for (CompletableFuture<Long> each : List.of(reading, serving, accepting)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(each.get(5, TimeUnit.SECONDS) - before);
                assertThat(millis).isLessThan(100);
            }
            assertThat(closedFirst.get(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(network.alive()).isFalse();
        assertThat(network.lost()).contains("the network is gone");
        assertThatThrownBy(() -> network.socketFactory().createSocket())
                .isInstanceOf(NetworkLostException.class)
                .hasMessage("mac:eth0: the network is gone");
        assertThatThrownBy(() -> network.resolve("localhost")).isInstanceOf(NetworkLostException.class);
        assertThatThrownBy(() -> network.openDatagramSocket(0)).isInstanceOf(NetworkLostException.class);
    }

    @Test
    void aSwappedBackendClosesNothingAndUnregistersNothing() throws Exception {
        views.show(new Networks().with("eth0", 100, 7, same -> same).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        try (ServerSocket server = network.serverSocketFactory().createServerSocket(0);
                Socket client = network.socketFactory().createSocket("127.0.0.1", server.getLocalPort())) {
            views.show(new Networks()
                    .with("eth0", 100, 1, link -> link.backend("networkmanager"))
                    .view());
            await("changed mac:eth0");
            views.show(new Networks().with("eth0", 100, 8, same -> same).view());
            await("changed mac:eth0");
            client.getOutputStream().write(1);
            assertThat(client.isClosed()).isFalse();
            assertThat(network.alive()).isTrue();
        }
    }

    @Test
    void aLinkThatWasConnectedAnewIsAnotherNetwork() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        Socket socket = network.socketFactory().createSocket();
        views.show(new Networks().with("eth0", 100, 2, same -> same).view());
        await("registered mac:eth0");
        await("gone mac:eth0");
        assertThat(socket.isClosed()).isTrue();
        assertThat(network.lost()).contains("the network was connected anew");
    }

    @Test
    void aRenamedLinkLosesNothing() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Network network = context.getService(services(null).iterator().next());
        try (Socket socket = network.socketFactory().createSocket()) {
            views.show(new Networks()
                    .with("eth0", 100, 1, link -> link.interfaceName("lan0"))
                    .view());
            await("changed mac:eth0");
            assertThat(socket.isClosed()).isFalse();
            assertThat(network.link().interfaceName()).contains("lan0");
        }
    }

    @Test
    void aConsumerThatBlocksDelaysNoOtherNetwork() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        listen(event -> {
            if (event.getServiceReference().getProperty(Network.INTERFACE).equals("eth0")) {
                uninterrupted(free);
            }
        });
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        await("registered mac:wlan0");
        views.show(new Networks().with("eth0", 100).view());
        await("gone mac:wlan0");
        free.countDown();
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aShortLossOfTheInternetIsNotTold() throws Exception {
        views.show(internet(Internet.ONLINE));
        await("registered mac:eth0");
        views.show(internet(Internet.OFFLINE));
        views.show(internet(Internet.ONLINE));
        long since = System.nanoTime();
        views.show(internet(Internet.OFFLINE));
        assertThat(services("(uplink.usable=true)")).hasSize(1);
        await("changed mac:eth0");
        assertThat(System.nanoTime() - since).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(services("(uplink.internet=OFFLINE)")).hasSize(1);
        assertThat(services("(uplink.usable=true)")).isEmpty();
        views.show(internet(Internet.ONLINE));
        await("changed mac:eth0");
        assertThat(services("(uplink.usable=true)")).hasSize(1);
        assertThat(events).isEmpty();
    }

    private static View internet(Internet internet) {
        return new Networks()
                .with("eth0", 100, 1, link -> link.internet(internet))
                .view();
    }

    @Test
    void aStopLeavesNothingBehind() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        Socket socket = context.getService(services(null).iterator().next())
                .socketFactory()
                .createSocket();
        registrar.stop();
        assertThat(socket.isClosed()).isTrue();
        assertThat(services(null)).isEmpty();
        assertThat(views.listeners()).isZero();
    }

    private Collection<ServiceReference<Network>> services(String filter) {
        try {
            return context.getServiceReferences(Network.class, filter);
        } catch (InvalidSyntaxException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private void listen(ServiceListener listener) throws Exception {
        context.addServiceListener(listener, "(objectClass=" + Network.class.getName() + ")");
    }

    private static String word(ServiceEvent event) {
        String what = switch (event.getType()) {
            case ServiceEvent.REGISTERED -> "registered ";
            case ServiceEvent.UNREGISTERING -> "gone ";
            default -> "changed ";
        };
        return what + event.getServiceReference().getProperty(Network.LINK);
    }

    private void await(String event) throws Exception {
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
    }

    /** When it failed; anything else is an error. */
    private CompletableFuture<Long> failing(Blocking work) {
        CompletableFuture<Long> failed = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        pool.execute(() -> {
            begun.countDown();
            try {
                failed.completeExceptionally(new AssertionError("ended with " + work.run()));
            } catch (NetworkLostException lost) {
                failed.complete(System.nanoTime());
            } catch (Exception other) {
                failed.completeExceptionally(other);
            }
        });
        uninterrupted(begun);
        return failed;
    }

    private interface Blocking {
        Object run() throws Exception;
    }
}
