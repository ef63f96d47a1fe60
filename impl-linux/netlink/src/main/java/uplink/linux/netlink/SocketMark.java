// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.OptionalInt;

/**
 * Two numbers that one socket alone carries in its options, so that its descriptor can be told from all others.
 *
 * @param level of both options: {@code IPPROTO_TCP}, {@code SOL_SOCKET}
 * @param firstName of the first option
 * @param first as the kernel shows it
 * @param secondName of the second option
 * @param second as the kernel shows it
 */
public record SocketMark(int level, int firstName, int first, int secondName, int second) {
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_KEEPIDLE = 4;
    private static final int TCP_KEEPINTVL = 5;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;

    /** Of a TCP socket: when keep-alive begins and how often it asks, in seconds. */
    public static SocketMark tcp(int idle, int interval) {
        return new SocketMark(IPPROTO_TCP, TCP_KEEPIDLE, idle, TCP_KEEPINTVL, interval);
    }

    /** Of any socket: its buffers in bytes as they were asked for; the kernel keeps and shows twice as much. */
    public static SocketMark buffers(int send, int receive) {
        return new SocketMark(SOL_SOCKET, SO_SNDBUF, 2 * send, SO_RCVBUF, 2 * receive);
    }

    /** Does the descriptor carry exactly this. */
    boolean on(SocketIo io, int descriptor) {
        return equal(io.option(descriptor, level, firstName), first)
                && equal(io.option(descriptor, level, secondName), second);
    }

    private static boolean equal(OptionalInt seen, int wanted) {
        return seen.isPresent() && seen.getAsInt() == wanted;
    }
}
