// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One attribute that is not known, kept as it came; Linux {@code struct nlattr}.
 *
 * @param type with its flag bits
 * @param value without header and padding
 */
public record Attribute(int type, byte[] value) {
    /** Bits of the type that are no flags; Linux {@code NLA_TYPE_MASK}. */
    static final int TYPE_MASK = 0x3fff;

    @Override
    public boolean equals(Object other) {
        return other instanceof Attribute attribute && attribute.type == type && Arrays.equals(attribute.value, value);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(value);
    }

    /** The value as a buffer in native order. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(value).order(ByteOrder.nativeOrder());
    }
}
