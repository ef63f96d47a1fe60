// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * {@code RTM_NEWNEIGH}: {@code struct ndmsg} and {@code NDA_…} of {@code linux/neighbour.h}.
 *
 * @param index the interface's number
 * @param state bits of {@code NUD_…}
 * @param address whose state it is; empty of a bridge's entry
 */
public record NeighbourMessage(int index, int state, Optional<InetAddress> address) {
    /** {@code RTM_NEWNEIGH}. */
    public static final int NEW = 28;
    /** {@code RTM_GETNEIGH}. */
    public static final int GET = 30;
    /** {@code NUD_INCOMPLETE}. */
    public static final int INCOMPLETE = 0x01;
    /** {@code NUD_REACHABLE}. */
    public static final int REACHABLE = 0x02;
    /** {@code NUD_STALE}, {@code NUD_DELAY} and {@code NUD_PROBE}. */
    public static final int UNCONFIRMED = 0x04 | 0x08 | 0x10;
    /** {@code NUD_PROBE}. */
    public static final int PROBE = 0x10;
    /** {@code NUD_FAILED}. */
    public static final int FAILED = 0x20;
    /** {@code NUD_NOARP} and {@code NUD_PERMANENT}. */
    public static final int FIXED = 0x40 | 0x80;

    /** Bytes of {@code struct ndmsg}. */
    public static final int HEADER = 12;

    private static final int IPV4 = 2;
    private static final int IPV6 = 10;
    private static final int DST = 1;

    /** The same in another state. */
    public NeighbourMessage with(int newState) {
        return new NeighbourMessage(index, newState, address);
    }

    /** Writes the payload at the buffer's position. */
    public void write(ByteBuffer buffer) {
        int family =
                address.map(one -> one.getAddress().length == 4 ? IPV4 : IPV6).orElse(0);
        buffer.put((byte) family).put((byte) 0).putShort((short) 0);
        buffer.putInt(index).putShort((short) state).put((byte) 0).put((byte) 0);
        address.ifPresent(one -> new AttributeWriter(buffer).address(DST, one));
    }

    /** Reads the payload between position and limit. */
    public static NeighbourMessage read(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "a neighbour message is cut off");
        int at = payload.position();
        int family = payload.get(at);
        Attributes attributes =
                new Attributes(payload.duplicate().order(payload.order()).position(at + HEADER));
        Optional<InetAddress> address = Optional.empty();
        while (attributes.next()) {
            if (attributes.type() == DST && (family == IPV4 || family == IPV6)) {
                address = Optional.of(attributes.address());
            }
        }
        return new NeighbourMessage(payload.getInt(at + 4), Short.toUnsignedInt(payload.getShort(at + 8)), address);
    }
}
