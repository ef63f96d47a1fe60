// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import uplink.profile.Family;
import uplink.sockets.Network;

/** Main of the process that makes connections: reads {@code WORK-KIND TIMES} by line, and prints the times that it took. */
public final class InsideSockets {
    private static final int BUFFER = 64 * 1024;
    private static final int MEGABYTES = 256;
    private static final int TIMEOUT = 5_000;

    private final Network network;

    private InsideSockets(Network network) {
        this.network = network;
    }

    /** No arguments. */
    public static void main(String[] none) throws Exception {
        InsideSockets inside = new InsideSockets(BoundNetwork.preferring(Family.IPV4));
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split("[ -]");
            System.out.println(inside.measure(words[0], words[1], Integer.parseInt(words[2]))
                    .line());
        }
        System.exit(0);
    }

    private Samples measure(String work, String kind, int times) throws IOException {
        boolean channel = kind.endsWith("channel");
        return switch (work) {
            case "send" -> channel ? sendByChannel(kind, times) : send(kind, times);
            case "turn" -> channel ? turnByChannel(kind, times) : turn(kind, times);
            default -> connections(kind, times);
        };
    }

    private Socket socket(String kind, int port) throws IOException {
        Socket socket = kind.equals("bound") ? network.socketFactory().createSocket() : new Socket();
        socket.connect(new InetSocketAddress(Namespace.SERVER, port), TIMEOUT);
        return socket;
    }

    private SocketChannel channel(String kind, int port) throws IOException {
        SocketChannel channel =
                kind.startsWith("bound") ? network.openSocketChannel(Family.IPV4) : SocketChannel.open();
        channel.connect(new InetSocketAddress(Namespace.SERVER, port));
        return channel;
    }

    /** Nanoseconds for {@value #MEGABYTES} MiB, from the first byte to the word that all are there. */
    private Samples send(String kind, int times) throws IOException {
        Samples samples = new Samples();
        byte[] bytes = new byte[BUFFER];
        for (int round = 0; round < times; round++) {
            try (Socket socket = socket(kind, Servers.SINK)) {
                long begin = System.nanoTime();
                OutputStream out = socket.getOutputStream();
                for (int sent = 0; sent < MEGABYTES * 16; sent++) {
                    out.write(bytes);
                }
                socket.shutdownOutput();
                socket.getInputStream().read();
                samples.add(System.nanoTime() - begin);
            }
        }
        return samples;
    }

    private Samples sendByChannel(String kind, int times) throws IOException {
        Samples samples = new Samples();
        ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
        for (int round = 0; round < times; round++) {
            try (SocketChannel channel = channel(kind, Servers.SINK)) {
                long begin = System.nanoTime();
                for (int sent = 0; sent < MEGABYTES * 16; sent++) {
                    bytes.clear();
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
                channel.shutdownOutput();
                bytes.clear().limit(1);
                channel.read(bytes);
                samples.add(System.nanoTime() - begin);
            }
        }
        return samples;
    }

    /** Nanoseconds for one byte there and back. */
    private Samples turn(String kind, int times) throws IOException {
        Samples samples = new Samples();
        try (Socket socket = socket(kind, Servers.ECHO)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            for (int round = -times / 10; round < times; round++) {
                long begin = System.nanoTime();
                out.write(7);
                in.read();
                if (round >= 0) {
                    samples.add(System.nanoTime() - begin);
                }
            }
        }
        return samples;
    }

    private Samples turnByChannel(String kind, int times) throws IOException {
        Samples samples = new Samples();
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        try (SocketChannel channel = channel(kind, Servers.ECHO)) {
            channel.socket().setTcpNoDelay(true);
            for (int round = -times / 10; round < times; round++) {
                long begin = System.nanoTime();
                channel.write(one.clear());
                channel.read(one.clear());
                if (round >= 0) {
                    samples.add(System.nanoTime() - begin);
                }
            }
        }
        return samples;
    }

    /** Nanoseconds for a socket that is made, connected, and closed; by a reset, so that no port is left waiting. */
    private Samples connections(String kind, int times) throws IOException {
        Samples samples = new Samples();
        for (int round = -times / 10; round < times; round++) {
            long begin = System.nanoTime();
            if (kind.endsWith("channel")) {
                try (SocketChannel channel = channel(kind, Servers.DOOR)) {
                    channel.socket().setSoLinger(true, 0);
                }
            } else {
                try (Socket socket = socket(kind, Servers.DOOR)) {
                    socket.setSoLinger(true, 0);
                }
            }
            if (round >= 0) {
                samples.add(System.nanoTime() - begin);
            }
        }
        return samples;
    }
}
