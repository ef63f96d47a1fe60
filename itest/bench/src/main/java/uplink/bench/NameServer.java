// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Answers every name alike: an IPv6 address that is dead, and an IPv4 one that is not. Nothing is to be kept. */
final class NameServer {
    private static final int HEADER = 12;
    private static final int A = 1;
    private static final int ANSWERED = 0x8180;

    private NameServer() {}

    static void start(InetSocketAddress local) throws IOException {
        DatagramSocket socket = new DatagramSocket(local);
        Servers.thread(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            while (!socket.isClosed()) {
                packet.setLength(512);
                socket.receive(packet);
                byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        });
    }

    private static byte[] answer(byte[] question) throws IOException {
        int end = HEADER;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        int type = question[end + 2];
        byte[] address = InetAddress.getByName(type == A ? Namespace.SERVER : Namespace.HOLE6)
                .getAddress();
        ByteBuffer out = ByteBuffer.allocate(512);
        out.put(question, 0, 2).putShort((short) ANSWERED).putShort((short) 1).putShort((short) 1);
        out.putInt(0).put(question, HEADER, end + 5 - HEADER);
        out.putShort((short) 0xc00c).putShort((short) type).putShort((short) 1).putInt(0);
        out.putShort((short) address.length).put(address);
        return Arrays.copyOf(out.array(), out.position());
    }
}
