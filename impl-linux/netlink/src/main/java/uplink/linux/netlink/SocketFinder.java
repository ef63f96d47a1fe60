// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Finds the descriptor of a socket of the Java runtime by a mark, and ties it to a device. What is found is challenged by a second
 * mark, so that no other socket is ever touched. Safe for any thread.
 */
public final class SocketFinder {
    private static final int NEAR = 4;

    private final SocketIo io;

    /** Finds and ties by {@code io}. */
    public SocketFinder(SocketIo io) {
        this.io = io;
    }

    /**
     * Ties the socket that carries the marks which {@code marks} sets, one at each call.
     *
     * <p>One socket is looked for at a time: so the lowest free descriptor tells where, and few others need be asked.
     *
     * @param marks sets a new mark on the socket, which nobody else may close or bind meanwhile, and answers it
     * @param device name of the device
     * @throws NetlinkException {@code ENODEV}, {@code EPERM} and the like from the kernel; {@code ENOENT} when no descriptor, or
     *     more than one, carries the marks
     */
    public void tie(Supplier<SocketMark> marks, String device) {
        int descriptor;
        synchronized (this) {
            int hint = io.lowestFree();
            SocketMark first = marks.get();
            descriptor = find(hint, first)
                    .orElseThrow(() -> new NetlinkException(
                            "find a socket's descriptor", NetlinkException.ENOENT, "no single one carries " + first));
        }
        SocketMark challenge = marks.get();
        if (!challenge.on(io, descriptor)) {
            throw new NetlinkException(
                    "find a socket's descriptor", NetlinkException.ENOENT, descriptor + " does not carry " + challenge);
        }
        io.bindToDevice(descriptor, device);
        check(descriptor, device);
    }

    private void check(int descriptor, String device) {
        String tied = io.boundDevice(descriptor);
        if (!tied.equals(device)) {
            throw new NetlinkException(
                    "tie a socket to " + device,
                    19,
                    "it is tied to "
                            + Optional.of(tied).filter(name -> !name.isEmpty()).orElse("nothing"));
        }
    }

    private OptionalInt find(int hint, SocketMark mark) {
        for (int near = hint; near < hint + NEAR; near++) {
            if (mark.on(io, near)) {
                return OptionalInt.of(near);
            }
        }
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
