// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /** Value and length of an option, for one call at a time. Guarded by itself. */
    private final ByteBuffer value = ByteBuffer.allocateDirect(LENGTH_AT + 4).order(ByteOrder.nativeOrder());

    /** Name of a device with a zero behind it. Guarded by itself. */
    private final ByteBuffer name = ByteBuffer.allocateDirect(IFNAMSIZ);

    private final long valueAt = Pointer.nativeValue(Native.getDirectBufferPointer(value));
    private final long nameAt = Pointer.nativeValue(Native.getDirectBufferPointer(name));
    private String named = "";

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
    public OptionalInt option(int descriptor, int level, int option) {
        synchronized (value) {
            return read(descriptor, level, option, 4) ? OptionalInt.of(value.getInt(0)) : OptionalInt.empty();
        }
    }

    @Override
    public boolean matches(int descriptor, int level, int option, int first, int second) {
        synchronized (value) {
            return read(descriptor, level, option, 8) && value.getInt(0) == first && value.getInt(4) == second;
        }
    }

    /** Is there a value of that length; then it is at offset 0. */
    private boolean read(int descriptor, int level, int option, int length) {
        value.putInt(LENGTH_AT, length);
        return Libc.getsockopt(descriptor, level, option, valueAt, valueAt + LENGTH_AT) == 0
                && value.getInt(LENGTH_AT) == length;
    }

    @Override
    public void bindToDevice(int descriptor, String device) {
        synchronized (name) {
            if (!named.equals(device)) {
                write(device);
            }
            if (Libc.setsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, nameAt, IFNAMSIZ) < 0) {
                throw failure("tie a socket to " + device);
            }
        }
    }

    private void write(String device) {
        byte[] bytes = device.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length >= IFNAMSIZ) {
            throw new NetlinkException("tie a socket to '" + device + "'", 19, "no name of a device");
        }
        named = "";
        name.clear().put(bytes);
        while (name.hasRemaining()) {
            name.put((byte) 0);
        }
        named = device;
    }

    private static NetlinkException failure(String act) {
        return new NetlinkException(act, Native.getLastError(), "");
    }
}
