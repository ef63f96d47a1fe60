// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import uplink.profile.Family;

/** Connects to the first address that answers, RFC 8305: both families are asked and tried at once, a quarter second apart. */
final class Race {
    private static final long STAGGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long RESOLUTION_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LiveNetwork network;
    private final Names names;
    private final Executor threads;

    Race(LiveNetwork network, Names names, Executor threads) {
        this.network = network;
        this.names = names;
        this.threads = threads;
    }

    Socket connect(String host, int port, Duration timeout) throws IOException {
        try (Run run = new Run(host, port, System.nanoTime() + timeout.toNanos())) {
            return run.win();
        }
    }

    /** Something that has come to its end: a question, or an attempt. */
    private interface News {
        void take() throws IOException;
    }

    /** One race; its state belongs to the thread that waits. */
    private final class Run implements Closeable {
        private final String host;
        private final int port;
        private final long deadline;
        private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
        private final Map<Family, Deque<InetAddress>> found = new EnumMap<>(Family.class);
        private final List<Family> order;
        private final List<Socket> tried = new ArrayList<>();
        private Optional<Socket> winner = Optional.empty();
        private Optional<IOException> failure = Optional.empty();
        private int asking;
        private int trying;
        private int turn;
        private long next = System.nanoTime();

        Run(String host, int port, long deadline) {
            this.host = host;
            this.port = port;
            this.deadline = deadline;
            this.order = names.families();
        }

        Socket win() throws IOException {
            ask();
            while (winner.isEmpty()) {
                if (asking + trying == 0 && !waiting()) {
                    network.require();
                    throw failure.orElseGet(() -> new UnknownHostException(host));
                }
                long now = System.nanoTime();
                if (now - deadline >= 0) {
                    throw new SocketTimeoutException(host + ":" + port + " does not answer");
                }
                if (waiting() && now - next >= 0) {
                    attempt();
                } else {
                    await(waiting() ? Math.min(next, deadline) - now : deadline - now);
                }
            }
            return winner.get();
        }

        private void await(long nanos) throws IOException {
            try {
                News one = news.poll(Math.max(1, nanos), TimeUnit.NANOSECONDS);
                if (one != null) {
                    one.take();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while connecting to " + host);
            }
        }

        private void ask() throws IOException {
            List<InetAddress> literal = names.literal(host);
            for (InetAddress address : literal) {
                found.computeIfAbsent(Family.of(address), same -> new ArrayDeque<>())
                        .add(address);
            }
            for (Family family : literal.isEmpty() ? order : List.<Family>of()) {
                asking++;
                threads.execute(() -> {
                    try {
                        List<InetAddress> addresses = names.resolve(host, family);
                        news.add(() -> answered(family, addresses));
                    } catch (IOException | RuntimeException silent) {
                        news.add(() -> unanswered(silent));
                    }
                });
            }
        }

        /** Waits a little for the preferred family when the other one is faster. */
        private void answered(Family family, List<InetAddress> addresses) {
            asking--;
            boolean late = asking > 0 && family != order.get(0) && !addresses.isEmpty();
            next = late ? System.nanoTime() + RESOLUTION_DELAY_NANOS : trying == 0 ? System.nanoTime() : next;
            found.computeIfAbsent(family, same -> new ArrayDeque<>()).addAll(addresses);
        }

        private void unanswered(Exception silent) {
            asking--;
            failed(silent);
            next = trying == 0 ? System.nanoTime() : next;
        }

        private void failed(Exception why) {
            failure = failure.or(() ->
                    Optional.of(why instanceof IOException known ? known : new IOException(why.getMessage(), why)));
        }

        private boolean waiting() {
            return found.values().stream().anyMatch(addresses -> !addresses.isEmpty());
        }

        private void attempt() throws IOException {
            InetAddress address = take();
            Socket socket = network.openSocket();
            tried.add(socket);
            trying++;
            next = System.nanoTime() + STAGGER_NANOS;
            int left = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            threads.execute(() -> {
                try {
                    socket.connect(new InetSocketAddress(address, port), left);
                    news.add(() -> connected(socket));
                } catch (IOException | RuntimeException refused) {
                    news.add(() -> refused(refused));
                }
            });
        }

        /** One family after the other, as long as both have something. */
        private InetAddress take() {
            List<Family> both = order.isEmpty() ? List.of(Family.values()) : order;
            for (int step = 0; step < 2 * Family.values().length; step++) {
                Deque<InetAddress> addresses = found.get(both.get(turn++ % both.size()));
                if (addresses != null && !addresses.isEmpty()) {
                    return addresses.remove();
                }
            }
            return found.values().stream()
                    .filter(addresses -> !addresses.isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .remove();
        }

        private void connected(Socket socket) {
            trying--;
            winner = winner.or(() -> Optional.of(socket));
        }

        private void refused(Exception why) {
            trying--;
            failed(why);
            next = System.nanoTime();
        }

        /** Whoever comes later has lost. */
        @Override
        public void close() throws IOException {
            for (Socket socket : tried) {
                if (winner.filter(won -> won == socket).isEmpty()) {
                    socket.close();
                }
            }
        }
    }
}
