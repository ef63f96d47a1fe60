// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The seam for sockets upon the C library, by JNA. Safe for any thread. */
public final class LibcSocketIo implements SocketIo {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int STDERR = 2;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final int IFNAMSIZ = 16;
    private static final int LENGTH_AT = 16;

    @Override
    public int lowestFree() {
        int free = Libc.dup(STDERR);
        if (free < 0) {
            throw failure("look for a free descriptor");
        }
        Libc.close(free);
        return free;
    }

    @Override
    public int[] descriptors() {
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            return all.mapToInt(path -> Integer.parseInt(path.getFileName().toString()))
                    .toArray();
        } catch (IOException unreadable) {
            throw new NetlinkException("list descriptors", NetlinkException.ENOENT, String.valueOf(unreadable));
        }
    }

    @Override
    public OptionalInt option(int descriptor, int level, int name) {
        try (Memory memory = new Memory(LENGTH_AT + 4)) {
            return read(memory, descriptor, level, name, 4) == 4
                    ? OptionalInt.of(memory.getInt(0))
                    : OptionalInt.empty();
        }
    }

    @Override
    public void bindToDevice(int descriptor, String device) {
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length >= IFNAMSIZ) {
            throw new NetlinkException("tie a socket to '" + device + "'", 19, "no name of a device");
        }
        try (Memory memory = new Memory(IFNAMSIZ)) {
            memory.clear();
            memory.write(0, name, 0, name.length);
            if (Libc.setsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, address(memory), name.length + 1) < 0) {
                throw failure("tie a socket to " + device);
            }
        }
    }

    @Override
    public String boundDevice(int descriptor) {
        try (Memory memory = new Memory(LENGTH_AT + 4)) {
            int length = read(memory, descriptor, SOL_SOCKET, SO_BINDTODEVICE, IFNAMSIZ);
            if (length < 0) {
                throw failure("ask which device a socket is tied to");
            }
            return length == 0 ? "" : memory.getString(0);
        }
    }

    /** Length of the value, which is then at offset 0; negative when refused. */
    private static int read(Memory memory, int descriptor, int level, int name, int room) {
        memory.clear();
        memory.setInt(LENGTH_AT, room);
        long base = address(memory);
        int result = Libc.getsockopt(descriptor, level, name, base, base + LENGTH_AT);
        return result < 0 ? result : memory.getInt(LENGTH_AT);
    }

    private static long address(Memory memory) {
        return Pointer.nativeValue(memory);
    }

    private static NetlinkException failure(String act) {
        return new NetlinkException(act, Native.getLastError(), "");
    }
}
