// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A modem that speaks AT commands on a Unix socket, as ModemManager takes one in tests. What card and network do is set from outside,
 * at any time; whoever is connected is told as a real one would be. Safe for any thread.
 */
public final class AtModem implements AutoCloseable {
    private final Path socket;
    private final AtCard card = new AtCard();
    private final AtNetwork network = new AtNetwork();
    private final AtAnswers answers = new AtAnswers(card, network);
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private ServerSocketChannel server;
    private boolean mute;

    /** Plugs it in: it answers at {@code socket}, registered at home, with an open card. */
    public AtModem(Path socket) throws IOException {
        this.socket = socket;
        plug();
    }

    /** Plugs it in again, as it was. */
    public synchronized void plug() throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel fresh = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        fresh.bind(UnixDomainSocketAddress.of(socket));
        server = fresh;
        thread(() -> accept(fresh)).start();
    }

    /** Pulls it out: its port is gone, and whoever had it open sees it close. */
    public synchronized void unplug() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        for (SocketChannel one : connections) {
            one.close();
        }
    }

    /** Name of its port. */
    public String port() {
        return socket.getFileName().toString();
    }

    /** The card waits for its PIN, which may be tried so often. */
    public synchronized void lock(String pin, int tries) {
        card.lock(pin, tries);
    }

    /** How often the PIN may still be tried. */
    public synchronized int pinsLeft() {
        return card.pinsLeft();
    }

    /** There is no card in it. */
    public synchronized void removeCard() {
        card.remove();
    }

    /** The network takes it in, or does not; who is connected is told. */
    public void register(AtNetwork.Registration registration) {
        synchronized (this) {
            network.registration(registration);
        }
        tellRegistration();
    }

    /** Which network it is in. */
    public synchronized void operator(String name, String code) {
        network.operator(name, code);
    }

    /** Which radio it uses, {@code <AcT>} of TS 27.007: 0 GSM, 2 UTRAN, 7 E-UTRAN. */
    public synchronized void technology(int technology) {
        network.technology(technology);
    }

    /** What {@code +CSQ} says, from 0 for -113 dBm to 31 for -51 dBm, and {@code +CESQ}, from 0 for -141 dBm. */
    public synchronized void signal(int rssi, int rsrp) {
        network.signal(rssi);
        network.power(rsrp);
    }

    /** A dial with that access point name is answered with this, such as {@code NO CARRIER} or {@code +CME ERROR: 127}. */
    public synchronized void refuse(String apn, String answer) {
        network.refuse(apn, answer);
    }

    /** It hears, and answers nothing any more, as firmware that hangs; or does again. */
    public synchronized void mute(boolean hangs) {
        mute = hangs;
    }

    /** Commands that were heard, in their order. */
    public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    private void tellRegistration() {
        for (String domain : List.of("+CREG: ", "+CGREG: ", "+CEREG: ")) {
            String line;
            synchronized (this) {
                line = domain + network.place(answers.radioOn());
            }
            connections.forEach(one -> say(one, List.of(line)));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "at-modem");
        thread.setDaemon(true);
        return thread;
    }

    private void accept(ServerSocketChannel from) {
        try {
            while (true) {
                SocketChannel one = from.accept();
                connections.add(one);
                thread(() -> serve(one)).start();
            }
        } catch (IOException unplugged) {
            // that is its end
        }
    }

    private void serve(SocketChannel one) {
        StringBuilder line = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        try (one) {
            while (one.read(buffer.clear()) >= 0) {
                for (char octet : StandardCharsets.ISO_8859_1
                        .decode(buffer.flip())
                        .toString()
                        .toCharArray()) {
                    if (octet == '\r') {
                        hear(one, line.toString().strip());
                        line.setLength(0);
                    } else {
                        line.append(octet);
                    }
                }
            }
        } catch (IOException unplugged) {
            // that is its end
        } finally {
            connections.remove(one);
        }
    }

    private void hear(SocketChannel one, String line) {
        if (!line.regionMatches(true, 0, "AT", 0, 2)) {
            return;
        }
        List<String> answer;
        synchronized (this) {
            heard.add(line);
            if (mute) {
                return;
            }
            answer = answers.to(line.substring(2).strip());
        }
        say(one, answer);
        if (line.contains("+CPIN=") || line.contains("+CFUN=")) {
            tellRegistration();
        }
    }

    /** Each line between two line ends, V.250 5.7.1. */
    private static void say(SocketChannel to, List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("\r\n").append(line).append("\r\n"));
        try {
            synchronized (to) {
                ByteBuffer octets = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                while (octets.hasRemaining()) {
                    to.write(octets);
                }
            }
        } catch (IOException unplugged) {
            // nobody listens any more
        }
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
