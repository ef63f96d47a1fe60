// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every connection and every datagram with its own name, then sends back what it gets. Made inside of a namespace. */
final class NamedServer implements Closeable {
    final AtomicInteger connections = new AtomicInteger();
    private final byte[] name;
    private final ServerSocket listener;
    private final List<Closeable> open = new ArrayList<>();

    NamedServer(String name, int port) throws IOException {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        listener = new ServerSocket(port, 1_000);
        open.add(listener);
        start(this::accept);
        int scope = NetworkInterface.getByName("s0").getIndex();
        for (String address : List.of(TwoUplinks.IPV4, TwoUplinks.IPV6, TwoUplinks.LINK_LOCAL + "%" + scope)) {
            // of its own address, since an answer must come from where the question went
            DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
            open.add(datagrams);
            start(() -> answer(datagrams));
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "named-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(name);
                start(() -> echo(socket));
            } catch (IOException gone) {
                // the client has left already, or the test is over
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException gone) {
            // the client has left
        }
    }

    private void answer(DatagramSocket datagrams) {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        while (!datagrams.isClosed()) {
            try {
                datagrams.receive(packet);
                datagrams.send(new DatagramPacket(name, name.length, packet.getSocketAddress()));
            } catch (IOException gone) {
                // the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
