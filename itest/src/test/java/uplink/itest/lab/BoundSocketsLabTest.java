// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.linux.kernel.KernelBinder;
import uplink.profile.Family;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;
import uplink.sockets.Binding;
import uplink.sockets.Network;

/** Sockets of a network leave by it, whatever the routes prefer: two servers have the same address, and only one is right. */
@Timeout(60)
class BoundSocketsLabTest {
    private static final int THREADS = 8;
    private static final int CONNECTS = 1_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TwoUplinks lab;
    private Network b;

    @BeforeEach
    void open() throws Exception {
        lab = new TwoUplinks();
        b = lab.host.inside(this::network);
    }

    private LiveNetwork network() throws Exception {
        Tying tying = new Tying(List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder())));
        return new LiveNetwork(new Seen(TwoUplinks.linkB(), Set.of()), tying, Family.IPV4, threads);
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        lab.close();
    }

    @Test
    void aPlainSocketLeavesByTheDefaultRoute() throws Exception {
        assertThat(lab.host.inside(() -> {
                    try (Socket socket = new Socket(TwoUplinks.IPV4, TwoUplinks.PORT)) {
                        return name(socket);
                    }
                }))
                .isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {TwoUplinks.IPV4, TwoUplinks.IPV6, TwoUplinks.LINK_LOCAL})
    void everyKindOfSocketReachesItsOwnServer(String address) throws Exception {
        List<String> names =
                lab.host.inside(() -> List.of(tcp(address), tcpChannel(address), udp(address), udpChannel(address)));
        assertThat(names).containsOnly("B");
        assertThat(b.binding(Family.IPV4)).isEqualTo(Binding.DEVICE);
    }

    @Test
    void optionsAreAsTheyWere() throws Exception {
        lab.host.inside(() -> {
            try (Socket plain = new Socket();
                    Socket bound = b.socketFactory().createSocket();
                    DatagramSocket plainDatagrams = new DatagramSocket();
                    DatagramSocket datagrams = b.openDatagramSocket(0)) {
                for (SocketOption<?> option : plain.supportedOptions()) {
                    if (!option.name().equals("TCP_QUICKACK") && !option.name().startsWith("SO_INCOMING")) {
                        assertThat((Object) bound.getOption(option))
                                .as(option.name())
                                .isEqualTo(plain.getOption(option));
                    }
                }
                assertThat(datagrams.getSendBufferSize()).isEqualTo(plainDatagrams.getSendBufferSize());
                assertThat(datagrams.getReceiveBufferSize()).isEqualTo(plainDatagrams.getReceiveBufferSize());
            }
            return true;
        });
    }

    @Test
    void aServerIsReachedByItsOwnNetworkAlone() throws Exception {
        try (ServerSocket server = lab.host.inside(() -> b.serverSocketFactory().createServerSocket(8008));
                ServerSocketChannel channel = lab.host.inside(() -> listening(8009))) {
            assertThat(lab.b.inside(() -> reached("192.0.2.6", 8008))).isTrue();
            assertThat(lab.a.inside(() -> reached("192.0.2.2", 8008))).isFalse();
            assertThat(lab.b.inside(() -> reached("192.0.2.6", 8009))).isTrue();
            assertThat(lab.b.inside(() -> reached("2001:db8:b::2", 8008))).isTrue();
            assertThat(lab.a.inside(() -> reached("2001:db8:a::2", 8008))).isFalse();
            assertThat(lab.a.inside(() -> reached("192.0.2.2", 8009))).isFalse();
            try (Socket accepted = server.accept();
                    SocketChannel other = channel.accept()) {
                assertThat(other.socket().getInetAddress()).isEqualTo(accepted.getInetAddress());
                assertThat(accepted.getInetAddress().getHostAddress()).isEqualTo("192.0.2.5");
            }
        }
    }

    @Test
    void aDatagramServerHearsItsOwnNetworkAlone() throws Exception {
        try (DatagramSocket server = lab.host.inside(() -> b.openDatagramSocket(8010))) {
            server.setSoTimeout(5_000);
            for (String address : List.of("192.0.2.2", "2001:db8:a::2")) {
                lab.a.inside(() -> sent(address));
            }
            for (String address : List.of("192.0.2.6", "2001:db8:b::2")) {
                lab.b.inside(() -> sent(address));
            }
            DatagramPacket packet = new DatagramPacket(new byte[1], 1);
            server.receive(packet);
            assertThat(packet.getAddress().getHostAddress()).isEqualTo("192.0.2.5");
            server.receive(packet);
            assertThat(packet.getAddress()).isEqualTo(InetAddress.getByName("2001:db8:b::1"));
        }
    }

    private static boolean sent(String address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName(address), 8010));
            return true;
        }
    }

    @Test
    void manyAtOnceAreNeverOnTheWrongSide() throws Exception {
        lab.host.inside(() -> run("sysctl", "-qw", "net.ipv4.tcp_max_tw_buckets=1000"));
        int before = lab.serverA.connections.get();
        List<Future<Integer>> done = new ArrayList<>();
        for (int index = 0; index < THREADS; index++) {
            done.add(threads.submit(() -> lab.host.inside(this::connects)));
        }
        int sum = 0;
        for (Future<Integer> one : done) {
            sum += one.get(50, TimeUnit.SECONDS);
        }
        assertThat(sum).isEqualTo(THREADS * CONNECTS);
        assertThat(lab.serverA.connections.get()).isEqualTo(before);
    }

    private int connects() throws Exception {
        int right = 0;
        for (int index = 0; index < CONNECTS; index++) {
            right += tcp(TwoUplinks.IPV4).equals("B") ? 1 : 0;
        }
        return right;
    }

    private ServerSocketChannel listening(int port) throws IOException {
        return b.openServerSocketChannel(Family.IPV4).bind(new InetSocketAddress(port));
    }

    private static boolean reached(String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    private String tcp(String address) throws IOException {
        try (Socket socket = b.socketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(address, TwoUplinks.PORT), 2_000);
            return name(socket);
        }
    }

    private static String name(Socket socket) throws IOException {
        socket.setSoTimeout(5_000);
        return new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII);
    }

    private String tcpChannel(String address) throws IOException {
        InetAddress target = InetAddress.getByName(address);
        try (SocketChannel channel = b.openSocketChannel(Family.of(target))) {
            channel.connect(new InetSocketAddress(target, TwoUplinks.PORT));
            ByteBuffer name = ByteBuffer.allocate(1);
            channel.read(name);
            return new String(name.array(), StandardCharsets.US_ASCII);
        }
    }

    private String udp(String address) throws IOException {
        try (DatagramSocket socket = b.openDatagramSocket(0)) {
            socket.setSoTimeout(5_000);
            DatagramPacket packet = new DatagramPacket(new byte[1], 1, InetAddress.getByName(address), TwoUplinks.PORT);
            socket.send(packet);
            socket.receive(packet);
            return new String(packet.getData(), StandardCharsets.US_ASCII);
        }
    }

    private String udpChannel(String address) throws IOException {
        InetAddress target = InetAddress.getByName(address);
        try (DatagramChannel channel = b.openDatagramChannel(Family.of(target))) {
            channel.socket().setSoTimeout(5_000);
            DatagramPacket packet = new DatagramPacket(new byte[1], 1, target, TwoUplinks.PORT);
            channel.socket().send(packet);
            channel.socket().receive(packet);
            return new String(packet.getData(), StandardCharsets.US_ASCII);
        }
    }

    private static String run(String... command) {
        return Lab.run(command);
    }
}
