// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The native seam upon the C library, by JNA. Safe for any thread. */
public final class LibcIo implements NativeIo {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int EFD_CLOEXEC = 0x80000;
    private static final short POLLIN = 1;
    private static final int ADDRESS_SIZE = 12;
    private static final int VECTOR_AT = 16;
    private static final int MESSAGE_AT = 32;
    private static final int POLLS_AT = 88;
    private static final int SCRATCH = 104;

    /**
     * For the structures of calls that are made again and again. JNA's own memory would be registered with its cleaner at each of
     * them, whose thread ends when it is idle, and is started again.
     */
    private final ThreadLocal<ByteBuffer> scratch =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH).order(ByteOrder.nativeOrder()));

    @Override
    public int open(int protocol, int groups) {
        int descriptor = Libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
        check(descriptor, "open a netlink socket");
        try (Memory address = new Memory(ADDRESS_SIZE)) {
            address.clear();
            address.setShort(0, (short) AF_NETLINK);
            address.setInt(8, groups);
            if (Libc.bind(descriptor, address(address), ADDRESS_SIZE) < 0) {
                NetlinkException failure = failure("bind a netlink socket");
                close(descriptor);
                throw failure;
            }
        }
        return descriptor;
    }

    @Override
    public void option(int descriptor, int level, int name, int value) {
        try (Memory memory = new Memory(4)) {
            memory.setInt(0, value);
            check(Libc.setsockopt(descriptor, level, name, address(memory), 4), "set option " + level + "/" + name);
        }
    }

    @Override
    public void send(int descriptor, ByteBuffer buffer, int length) {
        long sent = Libc.send(descriptor, address(buffer), length, 0);
        check(sent, "send to the kernel");
    }

    @Override
    public int receive(int descriptor, ByteBuffer buffer) {
        ByteBuffer memory = scratch.get();
        long got = Libc.recvmsg(descriptor, message(memory, buffer), MSG_DONTWAIT);
        if (got < 0) {
            int errno = Native.getLastError();
            if (errno == NetlinkException.EAGAIN || errno == NetlinkException.EINTR) {
                return 0;
            }
            throw new NetlinkException("receive from the kernel", errno, "");
        }
        return memory.getInt(4) == 0 ? (int) got : -1;
    }

    /** Lays out {@code struct sockaddr_nl}, {@code struct iovec} and {@code struct msghdr}; answers the address of the last. */
    private static long message(ByteBuffer memory, ByteBuffer buffer) {
        for (int at = 0; at < POLLS_AT; at += 8) {
            memory.putLong(at, 0);
        }
        long base = address(memory);
        memory.putLong(VECTOR_AT, address(buffer));
        memory.putLong(VECTOR_AT + 8, buffer.capacity());
        memory.putLong(MESSAGE_AT, base);
        memory.putInt(MESSAGE_AT + 8, ADDRESS_SIZE);
        memory.putLong(MESSAGE_AT + 16, base + VECTOR_AT);
        memory.putLong(MESSAGE_AT + 24, 1);
        return base + MESSAGE_AT;
    }

    @Override
    public boolean await(int descriptor, int bell, int millis) {
        ByteBuffer set = scratch.get();
        fill(set, POLLS_AT, descriptor);
        fill(set, POLLS_AT + 8, bell);
        int ready = Libc.poll(address(set) + POLLS_AT, 2, millis);
        if (ready < 0 && Native.getLastError() != NetlinkException.EINTR) {
            throw failure("wait for the kernel");
        }
        return ready > 0 && set.getShort(POLLS_AT + 8 + 6) == 0 && set.getShort(POLLS_AT + 6) != 0;
    }

    private static void fill(ByteBuffer set, int offset, int descriptor) {
        set.putInt(offset, descriptor);
        set.putShort(offset + 4, POLLIN);
        set.putShort(offset + 6, (short) 0);
    }

    @Override
    public int bell() {
        int bell = Libc.eventfd(0, EFD_CLOEXEC);
        check(bell, "make an event descriptor");
        return bell;
    }

    @Override
    public void ring(int bell) {
        try (Memory one = new Memory(8)) {
            one.setLong(0, 1);
            check(Libc.write(bell, address(one), 8), "ring");
        }
    }

    @Override
    public void close(int descriptor) {
        Libc.close(descriptor);
    }

    private static long address(Memory memory) {
        return Pointer.nativeValue(memory);
    }

    private static long address(ByteBuffer buffer) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }

    private static void check(long result, String act) {
        if (result < 0) {
            throw failure(act);
        }
    }

    private static NetlinkException failure(String act) {
        return new NetlinkException(act, Native.getLastError(), "");
    }
}
