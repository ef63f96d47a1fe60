// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import com.sun.jna.Native;

/** The C library, directly mapped. Addresses are plain numbers, since looking one up costs more than the call: for 64-bit systems. */
final class Libc {
    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native int socket(int domain, int type, int protocol);

    static native int bind(int descriptor, long address, int length);

    static native int setsockopt(int descriptor, int level, int name, long value, int length);

    static native int getsockopt(int descriptor, int level, int name, long value, long length);

    static native int dup(int descriptor);

    static native long send(int descriptor, long bytes, long length, int flags);

    static native long recvmsg(int descriptor, long message, int flags);

    static native int poll(long descriptors, long count, int millis);

    static native int eventfd(int initial, int flags);

    static native long write(int descriptor, long bytes, long length);

    static native int close(int descriptor);
}
