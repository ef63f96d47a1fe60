// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import uplink.itest.lab.Lab;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.kernel.KernelBinder;
import uplink.linux.netlink.Sysfs;
import uplink.profile.Change;
import uplink.profile.Family;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;
import uplink.sockets.Network;
import uplink.sockets.NetworkLostException;

/** From the kernel's word to the closed socket: what happens to a link in a namespace shows in its network and its sockets. */
@Timeout(60)
class KernelNetworksLabTest implements Views, LayerSink {
    @TempDir
    private Path files;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Network> networks = new LinkedBlockingQueue<>();
    private final AtomicLong publishedAt = new AtomicLong();
    private final AtomicLong sequence = new AtomicLong();
    private volatile View view = View.builder(1, 0).build();
    private volatile ViewListener listener = ignored -> {};
    private Lab host;
    private Lab peer;
    private KernelBackend backend;
    private NetworkRegistrar registrar;

    @BeforeEach
    void open() throws Exception {
        host = Lab.open();
        peer = Lab.open();
        backend = new KernelBackend(new Sysfs(files), files.resolve("resolv.conf"));
        Presence.Owner owner = new Presence.Owner(context(), (bundle, privilege, act) -> {}, threads);
        registrar = new NetworkRegistrar(this, owner, Duration.ofSeconds(5), Family.IPV4);
        registrar.binders.add(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder()));
        registrar.start();
        host.inside(() -> {
            backend.start(this);
            return true;
        });
        host.ip("link add up0 type veth peer name s0 netns " + peer.name());
        peer.ip("addr add 192.0.2.1/24 dev s0");
        peer.ip("link set s0 up");
        host.ip("addr add 192.0.2.2/24 dev up0");
        host.ip("link set up0 up");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("registered up0");
    }

    @AfterEach
    void close() throws Exception {
        registrar.stop();
        backend.stop();
        threads.shutdownNow();
        host.close();
        peer.close();
    }

    @Test
    void aLinkThatIsDeletedClosesItsSocketsWithinATenthOfASecond() throws Exception {
        assertThat(lost("link delete up0")).hasMessage("veth:up0: the network is gone");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("gone up0");
    }

    @Test
    void everyKindOfSocketEndsThen() throws Exception {
        Network network = networks.take();
        List<Blocking> kinds = host.inside(() -> {
            ServerSocket listener = network.serverSocketFactory().createServerSocket(0);
            DatagramSocket datagrams = network.openDatagramSocket(0);
            ServerSocketChannel listenerChannel =
                    network.openServerSocketChannel(Family.IPV4).bind(null);
            DatagramChannel datagramChannel =
                    network.openDatagramChannel(Family.IPV4).bind(null);
            SocketChannel silent = network.openSocketChannel(Family.IPV4);
            return List.of(
                    listener::accept,
                    () -> {
                        datagrams.receive(new DatagramPacket(new byte[1], 1));
                        return "received";
                    },
                    listenerChannel::accept,
                    () -> datagramChannel.receive(ByteBuffer.allocate(1)),
                    () -> silent.connect(new InetSocketAddress("192.0.2.77", 7)));
        });
        CountDownLatch begun = new CountDownLatch(kinds.size());
        List<CompletableFuture<Exception>> ends = new ArrayList<>();
        List<CompletableFuture<Long>> times = new ArrayList<>();
        for (Blocking each : kinds) {
            CompletableFuture<Exception> end = ending(each, begun);
            ends.add(end);
            times.add(end.thenApply(failed -> System.nanoTime()));
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        host.ip("link delete up0");
        for (int kind = 0; kind < ends.size(); kind++) {
            assertThat(ends.get(kind).get(10, TimeUnit.SECONDS))
                    .isInstanceOfAny(NetworkLostException.class, ClosedChannelException.class);
            assertThat(TimeUnit.NANOSECONDS.toMillis(times.get(kind).get() - publishedAt.get()))
                    .isLessThan(100);
        }
        assertThat(ends.get(0).get()).hasMessage("veth:up0: the network is gone");
        assertThat(ends.get(1).get()).hasMessage("veth:up0: the network is gone");
        assertThat(network.lost()).contains("the network is gone");
    }

    private interface Blocking {
        Object run() throws IOException;
    }

    private CompletableFuture<Exception> ending(Blocking work, CountDownLatch begun) {
        CompletableFuture<Exception> ended = new CompletableFuture<>();
        threads.execute(() -> {
            begun.countDown();
            try {
                ended.completeExceptionally(new AssertionError("ended with " + work.run()));
            } catch (IOException failed) {
                ended.complete(failed);
            }
        });
        return ended;
    }

    @Test
    void soDoesACableThatIsPulled() throws Exception {
        try (ServerSocket server = server();
                Socket socket = connected(server)) {
            CompletableFuture<IOException> reading = reading(socket);
            peer.ip("link set s0 down");
            assertThat(reading.get(10, TimeUnit.SECONDS)).isInstanceOf(NetworkLostException.class);
        }
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("gone up0");
        peer.ip("link set s0 up");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("registered up0");
    }

    @Test
    void aSecondAddressIsOnlyASecondAddress() throws Exception {
        try (ServerSocket server = server();
                Socket socket = connected(server)) {
            host.ip("-6 addr add 2001:db8::2/64 dev up0 nodad");
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("changed up0");
            assertThat(socket.isClosed()).isFalse();
            host.ip("addr add 192.0.2.3/24 dev up0");
            CompletableFuture<IOException> reading = reading(socket);
            host.ip("addr delete 192.0.2.2/24 dev up0");
            assertThat(reading.get(10, TimeUnit.SECONDS)).isInstanceOf(NetworkLostException.class);
        }
    }

    private IOException lost(String change) throws Exception {
        try (ServerSocket server = server();
                Socket socket = connected(server)) {
            CompletableFuture<IOException> reading = reading(socket);
            CompletableFuture<Long> at = reading.thenApply(failed -> System.nanoTime());
            host.ip(change);
            IOException failed = reading.get(10, TimeUnit.SECONDS);
            assertThat(failed).isInstanceOf(NetworkLostException.class);
            assertThat(TimeUnit.NANOSECONDS.toMillis(at.get() - publishedAt.get()))
                    .isLessThan(100);
            return failed;
        }
    }

    private ServerSocket server() throws Exception {
        return peer.inside(() -> new ServerSocket(7007));
    }

    private Socket connected(ServerSocket server) throws Exception {
        Network network = networks.take();
        return host.inside(() -> {
            Socket socket = network.socketFactory().createSocket();
            socket.connect(new InetSocketAddress("192.0.2.1", server.getLocalPort()), 2_000);
            return socket;
        });
    }

    private CompletableFuture<IOException> reading(Socket socket) {
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                ended.completeExceptionally(
                        new AssertionError("read " + socket.getInputStream().read()));
            } catch (IOException failed) {
                ended.complete(failed);
            }
        });
        return ended;
    }

    @Override
    public void publish(Layer layer) {
        publishedAt.set(System.nanoTime());
        view = View.builder(1, sequence.incrementAndGet())
                .links(layer.links())
                .profiles(layer.profiles())
                .routes(layer.routes().orElse(List.of()))
                .settled(true)
                .build();
        listener.view(view);
    }

    @Override
    public void withdraw(String why) {
        throw new AssertionError(why);
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public List<Change> changes(View before, View after) {
        return List.of();
    }

    @Override
    public Subscription subscribe(ViewListener given) {
        listener = given;
        return () -> listener = ignored -> {};
    }

    @Override
    public CompletionStage<View> await(Predicate<View> condition, Duration timeout) {
        throw new UnsupportedOperationException("nobody waits here");
    }

    /** A registry that writes down what becomes of one service. */
    private BundleContext context() {
        return proxy(BundleContext.class, (method, arguments) -> {
            ServiceFactory<?> factory = (ServiceFactory<?>) arguments[1];
            networks.add((Network) factory.getService(proxy(Bundle.class, (any, none) -> null), null));
            return registration(told("registered", arguments[2]));
        });
    }

    private ServiceRegistration<?> registration(String name) {
        return proxy(ServiceRegistration.class, (method, arguments) -> {
            if (method.equals("unregister")) {
                events.add("gone " + name);
            } else {
                told("changed", arguments[0]);
            }
            return null;
        });
    }

    private String told(String what, Object properties) {
        String name = String.valueOf(((Dictionary<?, ?>) properties).get(Network.INTERFACE));
        events.add(what + " " + name);
        return name;
    }

    private interface Calls {
        Object call(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> calls.call(method.getName(), arguments)));
    }
}
