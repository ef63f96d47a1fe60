// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.nio.ByteBuffer;

/**
 * The native seam: every system call that netlink needs. Buffers are direct ones. Every method throws {@link NetlinkException}
 * unless it says otherwise.
 */
public interface NativeIo {
    /** Waits without end. */
    int FOREVER = -1;

    /** A netlink socket of {@code protocol}, closed on exec, bound to {@code groups} (bits 0 to 31); answers its descriptor. */
    int open(int protocol, int groups);

    /** Sets an option of 32 bits. */
    void option(int descriptor, int level, int name, int value);

    /** Sends the bytes between 0 and {@code length} to the kernel. */
    void send(int descriptor, ByteBuffer buffer, int length);

    /**
     * Receives one datagram without waiting, from offset 0.
     *
     * @return its bytes; 0 when nothing is there, negative when it did not come from the kernel and is to be skipped
     */
    int receive(int descriptor, ByteBuffer buffer);

    /**
     * Waits until something can be read.
     *
     * @param bell descriptor that ends the waiting, or -1
     * @return true when {@code descriptor} can be read or has an error; false after the time or when the bell rang
     */
    boolean await(int descriptor, int bell, int millis);

    /** An event descriptor that is silent. */
    int bell();

    /** Makes a bell ring, for ever. */
    void ring(int bell);

    /** Closes a descriptor; never throws. */
    void close(int descriptor);
}
