// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code RTM_NEWRULE} and {@code RTM_DELRULE}: {@code struct fib_rule_hdr} and {@code FRA_…}.
 *
 * @param family 2 for IPv4, 10 for IPv6
 * @param source of packets that it is for; empty for any
 * @param sourceLength bits of the source
 * @param outInterface interface that a socket is bound to; empty for any
 * @param priority smaller ones are asked first
 * @param table that is asked; all 32 bits
 * @param action {@code FR_ACT_…}: 1 asks the table
 * @param protocol who made it, as {@code RTPROT_…}; 0 not said
 * @param others attributes that are not known here, as they came
 */
public record RuleMessage(
        int family,
        Optional<InetAddress> source,
        int sourceLength,
        String outInterface,
        long priority,
        long table,
        int action,
        int protocol,
        List<Attribute> others) {
    /** {@code RTM_NEWRULE}. */
    public static final int NEW = 32;
    /** {@code RTM_DELRULE}. */
    public static final int DELETE = 33;
    /** {@code RTM_GETRULE}. */
    public static final int GET = 34;
    /** {@code FR_ACT_TO_TBL}. */
    public static final int TO_TABLE = 1;

    /** Bytes of {@code struct fib_rule_hdr}. */
    public static final int HEADER = 12;

    private static final int SRC = 2;
    private static final int PRIORITY = 6;
    private static final int TABLE = 15;
    private static final int OIFNAME = 17;
    private static final int PROTOCOL = 21;

    /** Reads the payload between position and limit. */
    public static RuleMessage read(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "a rule message is cut off");
        return new Reader(payload).message();
    }

    /** Writes the payload at the buffer's position. */
    public void write(ByteBuffer buffer) {
        buffer.put((byte) family).put((byte) 0).put((byte) sourceLength).put((byte) 0);
        buffer.put((byte) (table < 256 ? table : 252)).put((byte) 0).put((byte) 0);
        buffer.put((byte) action).putInt(0);
        AttributeWriter writer = new AttributeWriter(buffer);
        source.ifPresent(address -> writer.address(SRC, address));
        if (!outInterface.isEmpty()) {
            writer.text(OIFNAME, outInterface);
        }
        writer.u32(PRIORITY, priority).u32(TABLE, table);
        if (protocol != 0) {
            writer.u8(PROTOCOL, protocol);
        }
        writer.all(others);
    }

    /** Is it the same rule as {@code other}, whatever else is said of it. */
    public boolean same(RuleMessage other) {
        return family == other.family
                && source.equals(other.source)
                && sourceLength == other.sourceLength
                && outInterface.equals(other.outInterface)
                && priority == other.priority
                && table == other.table
                && action == other.action;
    }

    private static final class Reader {
        private final ByteBuffer payload;
        private Optional<InetAddress> source = Optional.empty();
        private String outInterface = "";
        private long priority;
        private long table;
        private int protocol;
        private final List<Attribute> others = new ArrayList<>();

        Reader(ByteBuffer payload) {
            this.payload = payload;
        }

        RuleMessage message() {
            int at = payload.position();
            table = Byte.toUnsignedInt(payload.get(at + 4));
            Attributes attributes = Attributes.behind(payload, HEADER);
            while (attributes.next()) {
                take(attributes);
            }
            return new RuleMessage(
                    Byte.toUnsignedInt(payload.get(at)),
                    source,
                    Byte.toUnsignedInt(payload.get(at + 2)),
                    outInterface,
                    priority,
                    table,
                    Byte.toUnsignedInt(payload.get(at + 7)),
                    protocol,
                    List.copyOf(others));
        }

        private void take(Attributes attribute) {
            switch (attribute.type()) {
                case SRC -> source = Optional.of(attribute.address());
                case OIFNAME -> outInterface = attribute.text();
                case PRIORITY -> priority = attribute.u32();
                case TABLE -> table = attribute.u32();
                case PROTOCOL -> protocol = attribute.u8();
                default -> others.add(attribute.raw());
            }
        }
    }
}
