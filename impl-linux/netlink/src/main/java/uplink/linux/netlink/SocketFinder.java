// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Finds the descriptor of a socket of the Java runtime by a mark, and ties it to a device. What is found is challenged by a second
 * mark, so that no other socket is ever touched. Safe for any thread.
 */
public final class SocketFinder {
    private static final int NEAR = 4;

    private final SocketIo io;

    /** Where the last one was; the next one is often there again, or behind it. Guarded by this. */
    private int last;

    /** Finds and ties by {@code io}. */
    public SocketFinder(SocketIo io) {
        this.io = io;
    }

    /**
     * Ties the socket that carries the marks which {@code marks} sets, one at each call.
     *
     * @param marks sets a new mark on the socket, which nobody else may close or bind meanwhile, and answers it; called twice
     * @param device name of the device
     * @throws NetlinkException {@code ENODEV}, {@code EPERM} and the like from the kernel; {@code ENOENT} when no descriptor, or
     *     more than one, carries the marks
     */
    public void tie(Supplier<SocketMark> marks, String device) {
        SocketMark first = marks.get();
        int descriptor = find(first)
                .orElseThrow(() -> new NetlinkException(
                        "find a socket's descriptor", NetlinkException.ENOENT, "no single one carries " + first));
        SocketMark challenge = marks.get();
        if (!challenge.on(io, descriptor)) {
            throw new NetlinkException(
                    "find a socket's descriptor", NetlinkException.ENOENT, descriptor + " does not carry " + challenge);
        }
        io.bindToDevice(descriptor, device);
    }

    private synchronized OptionalInt find(SocketMark mark) {
        OptionalInt found = within(mark, last, last + 1);
        if (found.isEmpty()) {
            int free = io.lowestFree();
            found = within(mark, Math.max(0, free - NEAR), free + NEAR);
        }
        if (found.isEmpty()) {
            found = anywhere(mark);
        }
        last = found.orElse(last);
        return found;
    }

    private OptionalInt within(SocketMark mark, int from, int to) {
        for (int descriptor = from; descriptor <= to; descriptor++) {
            if (mark.on(io, descriptor)) {
                return OptionalInt.of(descriptor);
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt anywhere(SocketMark mark) {
        OptionalInt found = OptionalInt.empty();
        for (int descriptor : io.descriptors()) {
            if (mark.on(io, descriptor)) {
                if (found.isPresent()) {
                    return OptionalInt.empty();
                }
                found = OptionalInt.of(descriptor);
            }
        }
        return found;
    }
}
