// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import uplink.linux.netlink.SocketMark;
import uplink.sockets.spi.SocketBinder.OptionedSocket;

/**
 * Marks one socket by two of its public options, and puts them back. Streams are marked by their keep-alive times, which have no
 * effect yet; datagrams by their buffers. The options are found by name, since not every runtime has the package of theirs.
 */
final class Marking implements AutoCloseable {
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

    Marking(OptionedSocket socket) throws IOException {
        this.socket = socket;
        Optional<SocketOption<Integer>> idle = option(socket, "TCP_KEEPIDLE");
        Optional<SocketOption<Integer>> interval = option(socket, "TCP_KEEPINTERVAL");
        stream = idle.isPresent() && interval.isPresent();
        first = idle.filter(both -> stream).orElse(StandardSocketOptions.SO_SNDBUF);
        second = interval.filter(both -> stream).orElse(StandardSocketOptions.SO_RCVBUF);
        firstBefore = socket.option(first);
        secondBefore = socket.option(second);
    }

    /** Sets a new mark. */
    SocketMark next() {
        int one = number();
        int other = number();
        set(one, other);
        return stream ? SocketMark.tcp(one, other) : SocketMark.buffers(one, other);
    }

    /** Puts the options back. */
    @Override
    public void close() {
        set(firstBefore, secondBefore);
    }

    private void set(int one, int other) {
        try {
            socket.option(first, one);
            socket.option(second, other);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
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
