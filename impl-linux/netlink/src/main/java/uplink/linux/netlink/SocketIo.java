// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.OptionalInt;

/** The native seam for sockets that somebody else has made. Methods throw {@link NetlinkException} unless they say otherwise. */
public interface SocketIo {
    /** The lowest number that is free for a descriptor now: most likely the one above the newest socket's. */
    int lowestFree();

    /** Every descriptor of the process, in any order. */
    int[] descriptors();

    /** Reads an option of 32 bits; empty when the descriptor is no socket, or not of that kind. Never throws. */
    OptionalInt option(int descriptor, int level, int name);

    /** Is an option of two numbers of 32 bits exactly this; false when the descriptor is no socket. Never throws. */
    boolean matches(int descriptor, int level, int name, int first, int second);

    /** Linux {@code SO_BINDTODEVICE}: from now on the socket sends and receives by that device alone. */
    void bindToDevice(int descriptor, String device);
}
