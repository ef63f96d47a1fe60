// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import uplink.linux.netlink.SocketMark;
import uplink.sockets.spi.SocketBinder.OptionedSocket;

/**
 * Marks one fresh socket by its public options, and puts them back. Connections are marked by the time that they would linger, which
 * costs least; what cannot linger by its keep-alive times, which have no effect yet, or by its buffers.
 */
interface Marking extends Supplier<SocketMark>, AutoCloseable {
    /** Puts the options back. */
    @Override
    void close();

    static Marking of(OptionedSocket socket) throws IOException {
        Lingering lingering = new Lingering(socket);
        return lingering.begin() ? lingering : new Numbers(socket);
    }

    private static <T> void set(OptionedSocket socket, SocketOption<T> option, T value) {
        try {
            socket.option(option, value);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** A fresh socket does not linger. Its second mark is what is left of the first when that is taken back. */
    final class Lingering implements Marking {
        private static final int LEAST_SECONDS = 1_024;
        private static final int MOST_SECONDS = 65_535;
        private static final AtomicInteger TURN =
                new AtomicInteger(ThreadLocalRandom.current().nextInt(MOST_SECONDS));

        private final OptionedSocket socket;
        private final int seconds =
                LEAST_SECONDS + Math.floorMod(TURN.incrementAndGet(), MOST_SECONDS - LEAST_SECONDS + 1);
        private boolean lingers;
        private boolean told;

        Lingering(OptionedSocket socket) {
            this.socket = socket;
        }

        boolean begin() throws IOException {
            try {
                socket.option(StandardSocketOptions.SO_LINGER, seconds);
                lingers = true;
                return true;
            } catch (UnsupportedOperationException other) {
                return false;
            }
        }

        @Override
        public SocketMark get() {
            if (told) {
                close();
            }
            told = true;
            return SocketMark.lingering(lingers, seconds);
        }

        @Override
        public void close() {
            if (lingers) {
                set(socket, StandardSocketOptions.SO_LINGER, -1);
                lingers = false;
            }
        }
    }

    /** The options are found by name, since not every runtime has the package of theirs. */
    final class Numbers implements Marking {
        private static final int LEAST_SECONDS = 7_000;
        private static final int MOST_SECONDS = 32_000;
        private static final int LEAST_BYTES = 8_000;
        private static final int MOST_BYTES = 100_000;

        private final OptionedSocket socket;
        private final boolean stream;
        private final SocketOption<Integer> first;
        private final SocketOption<Integer> second;
        private final int firstBefore;
        private final int secondBefore;

        Numbers(OptionedSocket socket) throws IOException {
            this.socket = socket;
            Optional<SocketOption<Integer>> idle = option(socket, "TCP_KEEPIDLE");
            Optional<SocketOption<Integer>> interval = option(socket, "TCP_KEEPINTERVAL");
            stream = idle.isPresent() && interval.isPresent();
            first = idle.filter(both -> stream).orElse(StandardSocketOptions.SO_SNDBUF);
            second = interval.filter(both -> stream).orElse(StandardSocketOptions.SO_RCVBUF);
            firstBefore = socket.option(first);
            secondBefore = socket.option(second);
        }

        @Override
        public SocketMark get() {
            int one = number();
            int other = number();
            set(socket, first, one);
            set(socket, second, other);
            return stream ? SocketMark.tcp(one, other) : SocketMark.buffers(one, other);
        }

        @Override
        public void close() {
            set(socket, first, firstBefore);
            set(socket, second, secondBefore);
        }

        private int number() {
            return stream
                    ? ThreadLocalRandom.current().nextInt(LEAST_SECONDS, MOST_SECONDS)
                    : ThreadLocalRandom.current().nextInt(LEAST_BYTES, MOST_BYTES);
        }

        private static Optional<SocketOption<Integer>> option(OptionedSocket socket, String name) {
            for (SocketOption<?> option : socket.options()) {
                if (option.name().equals(name) && option.type() == Integer.class) {
                    @SuppressWarnings("unchecked")
                    SocketOption<Integer> number = (SocketOption<Integer>) option;
                    return Optional.of(number);
                }
            }
            return Optional.empty();
        }
    }
}
