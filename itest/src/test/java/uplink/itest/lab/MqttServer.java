// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/**
 * An MQTT server of a test, for 3.1.1 and 5: who subscribes to a topic is told what is published under just this name, once at most.
 * It knows no wildcards, no retained messages, no wills and no sessions.
 */
final class MqttServer implements Closeable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int PINGREQ = 12;
    private static final int DISCONNECT = 14;

    /** Who has connected, with the version: {@code name 5}. */
    final List<String> clients = new CopyOnWriteArrayList<>();

    private final Map<OutputStream, String> subscribers = new ConcurrentHashMap<>();
    private final ServerSocket listener;

    MqttServer(int port, ServerSocketFactory factory) throws IOException {
        listener = factory.createServerSocket(port);
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "mqtt-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start(() -> serve(socket));
            } catch (IOException gone) {
                // the test is over
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Session(socket).run();
        } catch (IOException gone) {
            // the client has left, or was not let in
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One client. Fields of a packet are read as section 1.5 of either standard says. */
    private final class Session {
        private final DataInputStream in;
        private final OutputStream out;
        private boolean five;

        Session(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            try {
                for (int head = in.read(); head >= 0 && head >> 4 != DISCONNECT; head = in.read()) {
                    take(head, new Packet(in.readNBytes(Packet.number(in))));
                }
            } finally {
                subscribers.remove(out);
            }
        }

        private void take(int head, Packet packet) throws IOException {
            switch (head >> 4) {
                case CONNECT -> connected(packet);
                case PUBLISH -> published(head >> 1 & 3, packet);
                case SUBSCRIBE -> subscribed(packet);
                case PINGREQ -> send(out, 0xd0, new byte[0]);
                default -> throw new IOException("packet " + head + " is unknown here");
            }
        }

        private void connected(Packet packet) throws IOException {
            packet.text();
            int version = packet.data.read();
            packet.data.skipNBytes(3);
            five = version == 5;
            packet.skipProperties(five);
            clients.add(packet.text() + " " + version);
            send(out, 0x20, five ? new byte[3] : new byte[2]);
        }

        private void subscribed(Packet packet) throws IOException {
            byte[] id = packet.data.readNBytes(2);
            packet.skipProperties(five);
            subscribers.put(out, packet.text());
            send(out, 0x90, five ? new byte[] {id[0], id[1], 0, 0} : new byte[] {id[0], id[1], 0});
        }

        private void published(int quality, Packet packet) throws IOException {
            String topic = packet.text();
            if (quality > 0) {
                send(out, 0x40, packet.data.readNBytes(2));
            }
            packet.skipProperties(five);
            byte[] payload = packet.data.readAllBytes();
            for (Map.Entry<OutputStream, String> subscriber : subscribers.entrySet()) {
                if (subscriber.getValue().equals(topic)) {
                    send(subscriber.getKey(), 0x30, message(topic, payload));
                }
            }
        }

        /** All clients of a test are of one version. */
        private byte[] message(String topic, byte[] payload) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream message = new DataOutputStream(bytes);
            message.writeUTF(topic);
            if (five) {
                message.write(0);
            }
            message.write(payload);
            return bytes.toByteArray();
        }

        private void send(OutputStream to, int head, byte[] rest) throws IOException {
            if (rest.length > 127) {
                throw new IOException("a packet of " + rest.length + " bytes is too long here");
            }
            byte[] packet = new byte[rest.length + 2];
            packet[0] = (byte) head;
            packet[1] = (byte) rest.length;
            System.arraycopy(rest, 0, packet, 2, rest.length);
            synchronized (to) {
                to.write(packet);
                to.flush();
            }
        }
    }

    private record Packet(DataInputStream data) {
        Packet(byte[] bytes) {
            this(new DataInputStream(new ByteArrayInputStream(bytes)));
        }

        /** A variable byte integer. */
        static int number(DataInputStream in) throws IOException {
            int value = 0;
            int octet = 0x80;
            for (int shift = 0; octet > 0x7f; shift += 7) {
                octet = in.readUnsignedByte();
                value |= (octet & 0x7f) << shift;
            }
            return value;
        }

        String text() throws IOException {
            return new String(data.readNBytes(data.readUnsignedShort()), StandardCharsets.UTF_8);
        }

        void skipProperties(boolean five) throws IOException {
            if (five) {
                data.skipNBytes(number(data));
            }
        }
    }
}
