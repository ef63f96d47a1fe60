// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import uplink.example.JavaHttp;
import uplink.linux.kernel.KernelBinder;
import uplink.profile.ConnectionException;
import uplink.profile.Family;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;
import uplink.sockets.Network;

/** A program of its own, started inside of a namespace by whom and on what Java a test wants. Prints what it reached. */
final class ForkedGateway {
    private ForkedGateway() {}

    /** Reaches every address in every way by the uplink to B. */
    public static void main(String[] addresses) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Tying tying = new Tying(List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder())));
        Seen seen = new Seen(TwoUplinks.linkB(), Set.of(Family.values()));
        LiveNetwork network = new LiveNetwork(seen, tying, Family.IPV4, threads);
        System.out.println("binding " + network.binding(Family.IPV4));
        for (String address : addresses) {
            System.out.println("tcp " + address + " " + tcp(network, address));
            System.out.println("channel " + address + " " + channel(network, address));
            System.out.println("udp " + address + " " + udp(network, address));
            System.out.println("udpchannel " + address + " " + udpChannel(network, address));
        }
        System.out.println("http " + http(network));
        try (ServerSocket server = network.serverSocketFactory().createServerSocket(8008);
                ServerSocketChannel channel =
                        network.openServerSocketChannel(Family.IPV6).bind(new InetSocketAddress("::", 8009))) {
            System.out.println("listening");
            try (Socket accepted = server.accept();
                    SocketChannel other = channel.accept()) {
                System.out.println("accepted " + accepted.getInetAddress().getHostAddress() + " and "
                        + other.socket().getInetAddress().getHostAddress());
            }
        }
        network.lose("the test is over");
        threads.shutdownNow();
    }

    private static String tcp(Network network, String address) throws IOException {
        try (Socket socket = network.socketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(address, TwoUplinks.PORT), 2_000);
            socket.setSoTimeout(5_000);
            return new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII);
        }
    }

    private static String channel(Network network, String address) throws IOException {
        InetAddress target = InetAddress.getByName(address);
        try (SocketChannel channel = network.openSocketChannel(Family.of(target))) {
            channel.connect(new InetSocketAddress(target, TwoUplinks.PORT));
            ByteBuffer name = ByteBuffer.allocate(1);
            channel.read(name);
            return new String(name.array(), StandardCharsets.US_ASCII);
        }
    }

    private static String udp(Network network, String address) throws IOException {
        try (DatagramSocket socket = network.openDatagramSocket(0)) {
            socket.setSoTimeout(5_000);
            DatagramPacket packet = new DatagramPacket(new byte[1], 1, InetAddress.getByName(address), TwoUplinks.PORT);
            socket.send(packet);
            socket.receive(packet);
            return new String(packet.getData(), StandardCharsets.US_ASCII);
        }
    }

    private static String udpChannel(Network network, String address) throws IOException {
        InetAddress target = InetAddress.getByName(address);
        try (DatagramChannel channel = network.openDatagramChannel(Family.of(target))) {
            channel.socket().setSoTimeout(5_000);
            DatagramPacket packet = new DatagramPacket(new byte[1], 1, target, TwoUplinks.PORT);
            channel.socket().send(packet);
            channel.socket().receive(packet);
            return new String(packet.getData(), StandardCharsets.US_ASCII);
        }
    }

    private static String http(Network network) throws Exception {
        try {
            String name = new JavaHttp(network).get(URI.create("http://" + TwoUplinks.IPV4 + ":8080/"));
            return network.httpBinding() + " " + name;
        } catch (ConnectionException refused) {
            return refused.code().name();
        }
    }
}
