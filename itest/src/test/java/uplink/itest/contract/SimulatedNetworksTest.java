// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;
import uplink.sim.SimulatedBinder;
import uplink.sim.Simulator;
import uplink.sockets.Binding;

/** Simulated networks carry real bytes by loopback, each from an address of its own, and none leaves the machine. */
@Timeout(30)
class SimulatedNetworksTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LiveNetwork ethernet = network("sim:sim-eth0");
    private final LiveNetwork wifi = network("sim:sim-wlan0");

    private LiveNetwork network(String key) {
        AtomicReference<Layer> seen = new AtomicReference<>();
        new Simulator().start(new LayerSink() {
            @Override
            public void publish(Layer layer) {
                seen.set(layer);
            }

            @Override
            public void withdraw(String why) {
                throw new AssertionError(why);
            }
        });
        Link link = seen.get().links().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        Tying tying = new Tying(List.of(Map.entry(Map.of("uplink.backend", "sim"), new SimulatedBinder())));
        return new LiveNetwork(new Seen(link, Set.of()), tying, Family.IPV4, threads);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void aServerSeesByWhichNetworkItIsReached() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            assertThat(peer(ethernet, server)).startsWith("127.0.0.").isNotEqualTo(peer(wifi, server));
        }
        assertThat(ethernet.binding(Family.IPV4)).isEqualTo(Binding.SOURCE);
    }

    /** Every name is this machine. */
    private static String peer(LiveNetwork network, ServerSocket server) throws IOException {
        try (Socket client = network.connect("any.example", server.getLocalPort(), Duration.ofSeconds(5));
                Socket accepted = server.accept()) {
            client.getOutputStream().write(7);
            assertThat(accepted.getInputStream().read()).isEqualTo(7);
            return accepted.getInetAddress().getHostAddress();
        }
    }

    @Test
    void datagramsAndServersAreRealToo() throws IOException {
        try (DatagramSocket server = ethernet.openDatagramSocket(0);
                DatagramSocket client = wifi.openDatagramSocket(0);
                ServerSocket listener = ethernet.serverSocketFactory().createServerSocket(0)) {
            server.setSoTimeout(5_000);
            client.send(new DatagramPacket(new byte[] {5}, 1, server.getLocalSocketAddress()));
            DatagramPacket packet = new DatagramPacket(new byte[1], 1);
            server.receive(packet);
            assertThat(packet.getAddress()).isEqualTo(client.getLocalAddress());
            assertThat(listener.getInetAddress().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void nothingLeavesTheMachine() throws IOException {
        try (Socket socket = ethernet.socketFactory().createSocket()) {
            assertThatIOException().isThrownBy(() -> socket.connect(new InetSocketAddress("192.0.2.1", 9), 1_000));
        }
    }
}
