// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Asks name servers in their order, each again when none has answered, and keeps what they say for as long as they say. Safe for
 * any thread; two who ask the same at once both ask.
 */
public final class Resolver {
    private static final int PORT = 53;
    private static final int ROUNDS = 2;
    private static final int MOST_KEPT = 1_000;
    private static final long LONGEST_SECONDS = 3_600;

    private record Kept(Answer answer, long until) {}

    private final SecureRandom ids = new SecureRandom();
    private final Carrier carrier;
    private final int patienceMillis;
    private final LongSupplier nanos;

    /** Guarded by itself; the oldest goes first. */
    private final Map<Question, Kept> kept = new LinkedHashMap<>();

    /**
     * A resolver that knows nothing yet.
     *
     * @param carrier brings questions to servers
     * @param patience time that one server has for one answer
     * @param nanos a clock that never goes back
     */
    public Resolver(Carrier carrier, Duration patience, LongSupplier nanos) {
        this.carrier = carrier;
        this.patienceMillis = (int) patience.toMillis();
        this.nanos = nanos;
    }

    /** Forgets everything, since the servers are others now. */
    public void forget() {
        synchronized (kept) {
            kept.clear();
        }
    }

    /**
     * Addresses of a name; empty when it has none.
     *
     * @throws UnknownHostException when no server answers
     */
    public List<InetAddress> addresses(Question question, List<InetAddress> servers) throws IOException {
        synchronized (kept) {
            Kept known = kept.get(question);
            if (known != null && known.until - nanos.getAsLong() > 0) {
                return known.answer.addresses();
            }
        }
        Answer answer = ask(question, servers);
        keep(question, answer);
        return answer.addresses();
    }

    private void keep(Question question, Answer answer) {
        long seconds = Math.min(answer.seconds(), LONGEST_SECONDS);
        synchronized (kept) {
            kept.remove(question);
            if (seconds > 0) {
                kept.put(
                        question,
                        new Kept(
                                answer,
                                nanos.getAsLong() + Duration.ofSeconds(seconds).toNanos()));
            }
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }

    private Answer ask(Question question, List<InetAddress> servers) throws IOException {
        UnknownHostException failed = new UnknownHostException(question.name() + ": "
                + (servers.isEmpty() ? "the network has no name servers" : "no name server answers"));
        for (int round = 0; round < ROUNDS; round++) {
            for (InetAddress server : servers) {
                try {
                    Answer answer = ask(question, new InetSocketAddress(server, PORT));
                    if (answer.known()) {
                        return answer;
                    }
                    failed.addSuppressed(new IOException(server.getHostAddress() + " refuses with " + answer.code()));
                } catch (IOException silent) {
                    failed.addSuppressed(silent);
                }
            }
        }
        throw failed;
    }

    private Answer ask(Question question, InetSocketAddress server) throws IOException {
        int id = ids.nextInt(1 << 16);
        byte[] bytes = Message.question(id, question);
        byte[] heard = carrier.datagram(server, bytes, patienceMillis, message -> reads(message, id, question));
        Answer answer = Message.answer(heard, id, question);
        return answer.truncated()
                ? Message.answer(carrier.stream(server, bytes, patienceMillis), id, question)
                : answer;
    }

    private static boolean reads(byte[] message, int id, Question question) {
        try {
            Message.answer(message, id, question);
            return true;
        } catch (IOException stray) {
            return false;
        }
    }
}
