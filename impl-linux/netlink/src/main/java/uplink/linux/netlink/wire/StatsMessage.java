// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;

/**
 * {@code RTM_NEWSTATS}: {@code struct if_stats_msg} and {@code IFLA_STATS_LINK_64}; twenty times less to read than a link.
 *
 * @param index the interface's number
 * @param counters what it has carried
 */
public record StatsMessage(int index, LinkCounters counters) {
    /** {@code RTM_NEWSTATS}. */
    public static final int NEW = 92;
    /** {@code RTM_GETSTATS}. */
    public static final int GET = 94;

    /** Bytes of {@code struct if_stats_msg}. */
    private static final int HEADER = 12;

    private static final int LINK_64 = 1;

    /** Writes what asks for the counters of every interface. */
    public static void ask(ByteBuffer buffer) {
        ask(buffer, 0);
    }

    /** Writes what asks for the counters of one. */
    public static void ask(ByteBuffer buffer, int index) {
        header(buffer, index);
    }

    /** Reads the payload between position and limit. */
    public static StatsMessage read(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "a message of statistics is cut off");
        int at = payload.position();
        ByteBuffer rest = payload.duplicate().order(payload.order()).position(at + HEADER);
        Attributes attributes = new Attributes(rest);
        LinkCounters counters = LinkCounters.ZERO;
        while (attributes.next()) {
            if (attributes.type() == LINK_64) {
                counters = LinkCounters.read(attributes);
            }
        }
        return new StatsMessage(payload.getInt(at + 4), counters);
    }

    /** Writes the payload at the buffer's position. */
    public void write(ByteBuffer buffer) {
        header(buffer, index);
        AttributeWriter writer = new AttributeWriter(buffer);
        int start = writer.begin(LINK_64);
        counters.write(buffer);
        writer.end(start);
    }

    private static void header(ByteBuffer buffer, int index) {
        buffer.putInt(0).putInt(index).putInt(1 << LINK_64 - 1);
    }
}
