// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;

/**
 * Linux {@code struct nlmsghdr}.
 *
 * @param length of the whole message with this header
 * @param type {@code RTM_…} or {@code NLMSG_…}
 * @param flags {@code NLM_F_…}
 * @param sequence the request's number
 * @param port 0 for the kernel
 */
public record Header(int length, int type, int flags, int sequence, int port) {
    /** Bytes of the header. */
    public static final int SIZE = 16;
    /** {@code NLMSG_ERROR}: an error, or with 0 an acknowledgement. */
    public static final int ERROR = 2;
    /** {@code NLMSG_DONE}: end of a dump. */
    public static final int DONE = 3;
    /** {@code NLM_F_REQUEST}. */
    public static final int REQUEST = 0x1;
    /** {@code NLM_F_MULTI}. */
    public static final int MULTI = 0x2;
    /** {@code NLM_F_ACK}. */
    public static final int ACK = 0x4;
    /** {@code NLM_F_DUMP_INTR}: what is dumped has changed meanwhile. */
    public static final int DUMP_INTERRUPTED = 0x10;
    /** {@code NLM_F_DUMP}. */
    public static final int DUMP = 0x300;
    /** {@code NLM_F_CAPPED}: an error repeats only the request's header. */
    public static final int CAPPED = 0x100;
    /** {@code NLM_F_ACK_TLVS}: attributes follow an error. */
    public static final int ACK_ATTRIBUTES = 0x200;

    /** Reads the header at {@code offset}. */
    public static Header read(ByteBuffer buffer, int offset) {
        Attributes.require(buffer.limit() - offset >= SIZE, "a message's header is cut off");
        Header header = new Header(
                buffer.getInt(offset),
                Short.toUnsignedInt(buffer.getShort(offset + 4)),
                Short.toUnsignedInt(buffer.getShort(offset + 6)),
                buffer.getInt(offset + 8),
                buffer.getInt(offset + 12));
        Attributes.require(
                header.length >= SIZE && header.length <= buffer.limit() - offset,
                "a message's length is " + header.length);
        return header;
    }

    /** Writes it at the buffer's position. */
    public void write(ByteBuffer buffer) {
        buffer.putInt(length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(port);
    }
}
