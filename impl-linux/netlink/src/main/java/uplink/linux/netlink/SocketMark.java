// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.OptionalInt;

/** What one socket alone carries in its options, so that its descriptor can be told from all others. */
public interface SocketMark {
    /** Does the descriptor carry exactly this. */
    boolean on(SocketIo io, int descriptor);

    /** Of a TCP socket that is not to linger: the time that it would, which the kernel keeps while that is off. */
    static SocketMark lingering(boolean on, int seconds) {
        return new Linger(on, seconds);
    }

    /** Of a TCP socket: when keep-alive begins and how often it asks, in seconds. */
    static SocketMark tcp(int idle, int interval) {
        return new Two(Two.IPPROTO_TCP, new Setting(Two.TCP_KEEPIDLE, idle), new Setting(Two.TCP_KEEPINTVL, interval));
    }

    /** Of any socket: its buffers in bytes as they were asked for; the kernel keeps and shows twice as much. */
    static SocketMark buffers(int send, int receive) {
        return new Two(Two.SOL_SOCKET, new Setting(Two.SO_SNDBUF, 2 * send), new Setting(Two.SO_RCVBUF, 2 * receive));
    }

    /**
     * Linux {@code struct linger}.
     *
     * @param on lingers
     * @param seconds kept also when it does not
     */
    record Linger(boolean on, int seconds) implements SocketMark {
        private static final int SOL_SOCKET = 1;
        private static final int SO_LINGER = 13;

        @Override
        public boolean on(SocketIo io, int descriptor) {
            return io.matches(descriptor, SOL_SOCKET, SO_LINGER, on ? 1 : 0, seconds);
        }
    }

    /**
     * One option of 32 bits.
     *
     * @param name of the option
     * @param value as the kernel shows it
     */
    record Setting(int name, int value) {}

    /**
     * Two options.
     *
     * @param level of both
     */
    record Two(int level, Setting first, Setting second) implements SocketMark {
        private static final int IPPROTO_TCP = 6;
        private static final int TCP_KEEPIDLE = 4;
        private static final int TCP_KEEPINTVL = 5;
        private static final int SOL_SOCKET = 1;
        private static final int SO_SNDBUF = 7;
        private static final int SO_RCVBUF = 8;

        @Override
        public boolean on(SocketIo io, int descriptor) {
            return equal(io.option(descriptor, level, first.name()), first)
                    && equal(io.option(descriptor, level, second.name()), second);
        }

        private static boolean equal(OptionalInt seen, Setting wanted) {
            return seen.isPresent() && seen.getAsInt() == wanted.value();
        }
    }
}
