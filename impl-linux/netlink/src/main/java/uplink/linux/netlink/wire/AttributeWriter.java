// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes attributes at a buffer's position. Not for use by several threads. */
public final class AttributeWriter {
    private final ByteBuffer buffer;

    /** {@code buffer} is in native order. */
    public AttributeWriter(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** One octet. */
    public AttributeWriter u8(int type, int value) {
        int start = begin(type);
        buffer.put((byte) value);
        return end(start);
    }

    /** 32 bits in native order. */
    public AttributeWriter u32(int type, long value) {
        int start = begin(type);
        buffer.putInt((int) value);
        return end(start);
    }

    /** Text with a terminating zero. */
    public AttributeWriter text(int type, String value) {
        int start = begin(type);
        buffer.put(value.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
        return end(start);
    }

    /** Octets as they are. */
    public AttributeWriter bytes(int type, byte[] value) {
        int start = begin(type);
        buffer.put(value);
        return end(start);
    }

    /** An address in network order. */
    public AttributeWriter address(int type, InetAddress value) {
        return bytes(type, value.getAddress());
    }

    /** Attributes that were kept as they came. */
    public AttributeWriter all(List<Attribute> attributes) {
        attributes.forEach(attribute -> bytes(attribute.type(), attribute.value()));
        return this;
    }

    /** Begins an attribute whose value the caller writes; answers what {@link #end} wants. */
    public int begin(int type) {
        int start = buffer.position();
        buffer.putShort((short) 0).putShort((short) type);
        return start;
    }

    /** Ends the attribute that {@code start} has begun: sets its length and pads it. */
    public AttributeWriter end(int start) {
        int length = buffer.position() - start;
        buffer.putShort(start, (short) length);
        while (buffer.position() % 4 != 0) {
            buffer.put((byte) 0);
        }
        return this;
    }
}
