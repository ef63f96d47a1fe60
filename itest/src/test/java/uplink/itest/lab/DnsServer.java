// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server with a small zone. A name that begins with {@code big} is told by TCP alone. */
final class DnsServer implements Closeable {
    private static final int HEADER = 12;
    private static final int NO_SUCH_NAME = 0x8183;
    private static final int TRUNCATED = 0x8380;
    private static final int ANSWERED = 0x8180;

    /** Every question, with how it came: {@code UDP who.example 1}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, List<String>> zone;
    private final List<Closeable> open = new ArrayList<>();

    DnsServer(String address, Map<String, List<String>> zone) throws IOException {
        this.zone = zone;
        InetSocketAddress local = new InetSocketAddress(InetAddress.getByName(address), 53);
        DatagramSocket datagrams = new DatagramSocket(local);
        ServerSocket streams = new ServerSocket();
        streams.bind(local);
        open.addAll(List.of(datagrams, streams));
        start(() -> datagrams(datagrams));
        start(() -> streams(streams));
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dns-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void datagrams(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                packet.setLength(512);
                socket.receive(packet);
                byte[] answer = answer("UDP", Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException gone) {
                // the test is over
            }
        }
    }

    private void streams(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] question = in.readNBytes(in.readUnsignedShort());
                byte[] answer = answer("TCP", question);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
            } catch (IOException gone) {
                // the test is over
            }
        }
    }

    private byte[] answer(String way, byte[] question) throws IOException {
        int end = HEADER;
        StringBuilder name = new StringBuilder();
        for (int length = question[end]; length > 0; length = question[end]) {
            name.append(name.length() == 0 ? "" : ".")
                    .append(new String(question, end + 1, length, StandardCharsets.US_ASCII));
            end += length + 1;
        }
        int type = question[end + 2];
        asked.add(way + " " + name + " " + type);
        boolean cut = way.equals("UDP") && name.toString().startsWith("big");
        List<byte[]> found = cut ? List.of() : found(name.toString(), type);
        int flags = cut ? TRUNCATED : zone.containsKey(name.toString()) ? ANSWERED : NO_SUCH_NAME;
        ByteBuffer out = ByteBuffer.allocate(4_096);
        out.put(question, 0, 2).putShort((short) flags).putShort((short) 1).putShort((short) found.size());
        out.putInt(0).put(question, HEADER, end + 5 - HEADER);
        for (byte[] address : found) {
            out.putShort((short) 0xc00c)
                    .putShort((short) type)
                    .putShort((short) 1)
                    .putInt(60);
            out.putShort((short) address.length).put(address);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private List<byte[]> found(String name, int type) throws IOException {
        List<byte[]> found = new ArrayList<>();
        for (String address : zone.getOrDefault(name, List.of())) {
            byte[] octets = InetAddress.getByName(address).getAddress();
            if (octets.length == (type == 1 ? 4 : 16)) {
                found.add(octets);
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
