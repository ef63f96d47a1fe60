// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the attributes between a buffer's position and limit, without copying. Every read is checked against the attribute's own
 * bounds. Use: {@code while (attributes.next()) switch (attributes.type()) …}. Not for use by several threads.
 */
public final class Attributes {
    private static final int HEADER = 4;

    private final ByteBuffer buffer;
    private final int limit;
    private int next;
    private int rawType;
    private int start;
    private int length;

    /** Begins at the buffer's position; the buffer's own position does not matter any more. */
    public Attributes(ByteBuffer buffer) {
        this(buffer, buffer.position(), buffer.limit());
    }

    /** Those behind a header of so many bytes at the buffer's position, which does not move. */
    static Attributes behind(ByteBuffer buffer, int header) {
        return new Attributes(buffer, buffer.position() + header, buffer.limit());
    }

    private Attributes(ByteBuffer buffer, int from, int limit) {
        this.buffer = buffer;
        this.limit = limit;
        next = from;
    }

    /** Goes to the next attribute; false at the end. */
    public boolean next() {
        if (next >= limit) {
            return false;
        }
        require(limit - next >= HEADER, "an attribute's header is cut off");
        int whole = Short.toUnsignedInt(buffer.getShort(next));
        require(whole >= HEADER && whole <= limit - next, "an attribute's length is " + whole);
        rawType = Short.toUnsignedInt(buffer.getShort(next + 2));
        start = next + HEADER;
        length = whole - HEADER;
        next = Math.min(limit, next + (whole + 3 & ~3));
        return true;
    }

    /** Its type, without flag bits. */
    public int type() {
        return rawType & Attribute.TYPE_MASK;
    }

    /** Bytes of its value. */
    public int length() {
        return length;
    }

    /** An unsigned octet. */
    public int u8() {
        size(1);
        return Byte.toUnsignedInt(buffer.get(start));
    }

    /** An unsigned number of 16 bits in native order. */
    public int u16() {
        size(2);
        return Short.toUnsignedInt(buffer.getShort(start));
    }

    /** A signed number of 32 bits in native order. */
    public int s32() {
        size(4);
        return buffer.getInt(start);
    }

    /** An unsigned number of 32 bits in native order. */
    public long u32() {
        return Integer.toUnsignedLong(s32());
    }

    /** 64 bits in native order at {@code offset} of the value. */
    public long u64(int offset) {
        require(offset + 8 <= length, "an attribute of " + length + " bytes is too short");
        return buffer.getLong(start + offset);
    }

    /** 32 bits in native order at {@code offset} of the value. */
    public long u32(int offset) {
        require(offset + 4 <= length, "an attribute of " + length + " bytes is too short");
        return Integer.toUnsignedLong(buffer.getInt(start + offset));
    }

    /** Text up to its terminating zero, or to the end. */
    public String text() {
        int end = length;
        for (int index = 0; index < length; index++) {
            if (buffer.get(start + index) == 0) {
                end = index;
                break;
            }
        }
        byte[] bytes = new byte[end];
        buffer.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A copy of the value. */
    public byte[] bytes() {
        byte[] bytes = new byte[length];
        buffer.get(start, bytes);
        return bytes;
    }

    /** An IP address of 4 or 16 octets in network order. */
    public InetAddress address() {
        try {
            return InetAddress.getByAddress(bytes());
        } catch (UnknownHostException wrongLength) {
            throw new MalformedMessageException("an address of " + length + " octets");
        }
    }

    /** The attributes within this one. */
    public Attributes nested() {
        return new Attributes(buffer, start, start + length);
    }

    /** The attributes within this one, behind {@code offset} bytes of something else. */
    public Attributes nested(int offset) {
        require(offset <= length, "an attribute of " + length + " bytes is too short");
        return new Attributes(buffer, start + offset, start + length);
    }

    /** The value as a buffer of its own, in native order. */
    public ByteBuffer slice() {
        return buffer.slice(start, length).order(ByteOrder.nativeOrder());
    }

    /** This attribute as it came. */
    public Attribute raw() {
        return new Attribute(rawType, bytes());
    }

    private void size(int wanted) {
        require(length >= wanted, "an attribute of " + length + " bytes, want " + wanted);
    }

    static void require(boolean holds, String problem) {
        if (!holds) {
            throw new MalformedMessageException(problem);
        }
    }
}
