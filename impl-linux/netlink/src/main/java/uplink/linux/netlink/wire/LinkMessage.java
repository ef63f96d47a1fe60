// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code RTM_NEWLINK} and {@code RTM_DELLINK}: {@code struct ifinfomsg} and {@code IFLA_…}. Of the many attributes that say how an
 * interface is set up, only these are read.
 *
 * @param index the interface's number
 * @param hardwareType {@code ARPHRD_…}
 * @param flags {@code IFF_…}
 * @param family 0, or {@code AF_BRIDGE} and the like of messages about something else than the link itself
 * @param name empty only of a malformed message
 * @param mac hardware address, as many octets as the hardware has
 * @param permanentMac the address that it was made with
 * @param mtu largest packet, bytes
 * @param operState {@code IF_OPER_…}
 * @param carrier is somebody at the other end; empty when the kernel does not say
 * @param carrierChanges how often that has turned
 * @param kind {@code IFLA_INFO_KIND}: veth, vlan, bridge; empty of hardware
 * @param lower index of the interface that this one stands upon; of a veth, its peer
 * @param lowerNamespace the lower interface is in another namespace
 * @param counters what it has carried
 */
public record LinkMessage(
        int index,
        int hardwareType,
        int flags,
        int family,
        String name,
        byte[] mac,
        byte[] permanentMac,
        OptionalInt mtu,
        int operState,
        Optional<Boolean> carrier,
        long carrierChanges,
        String kind,
        OptionalInt lower,
        boolean lowerNamespace,
        LinkCounters counters) {
    /** {@code RTM_NEWLINK}. */
    public static final int NEW = 16;
    /** {@code RTM_DELLINK}. */
    public static final int DELETE = 17;
    /** {@code RTM_GETLINK}. */
    public static final int GET = 18;
    /** {@code IFF_UP}. */
    public static final int UP = 0x1;
    /** {@code IFF_LOOPBACK}. */
    public static final int LOOPBACK = 0x8;
    /** {@code IFF_LOWER_UP}. */
    public static final int LOWER_UP = 0x10000;

    /** Bytes of {@code struct ifinfomsg}. */
    public static final int HEADER = 16;

    /** Reads the payload between position and limit. */
    public static LinkMessage read(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "a link message is cut off");
        return new Reader(payload).message();
    }

    /** Writes the payload at the buffer's position: header, what is known, then the others. */
    public void write(ByteBuffer buffer) {
        buffer.put((byte) family)
                .put((byte) 0)
                .putShort((short) hardwareType)
                .putInt(index)
                .putInt(flags)
                .putInt(0);
        AttributeWriter writer = new AttributeWriter(buffer);
        writer.text(Reader.IFNAME, name);
        if (mac.length > 0) {
            writer.bytes(Reader.ADDRESS, mac);
        }
        if (permanentMac.length > 0) {
            writer.bytes(Reader.PERM_ADDRESS, permanentMac);
        }
        mtu.ifPresent(value -> writer.u32(Reader.MTU, value));
        writer.u8(Reader.OPERSTATE, operState);
        carrier.ifPresent(value -> writer.u8(Reader.CARRIER, value ? 1 : 0));
        writer.u32(Reader.CARRIER_CHANGES, carrierChanges);
        lower.ifPresent(value -> writer.u32(Reader.LINK, value));
        writeRest(buffer, writer);
    }

    private void writeRest(ByteBuffer buffer, AttributeWriter writer) {
        if (!kind.isEmpty()) {
            int start = writer.begin(Reader.LINKINFO);
            writer.text(Reader.INFO_KIND, kind);
            writer.end(start);
        }
        if (!counters.equals(LinkCounters.ZERO)) {
            int start = writer.begin(Reader.STATS64);
            counters.write(buffer);
            writer.end(start);
        }
        if (lowerNamespace) {
            writer.u32(Reader.LINK_NETNSID, 0);
        }
    }

    /** Up by the administrator's will. */
    public boolean up() {
        return (flags & UP) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkMessage message
                && index == message.index
                && flags == message.flags
                && same(message)
                && Arrays.equals(mac, message.mac)
                && Arrays.equals(permanentMac, message.permanentMac)
                && counters.equals(message.counters);
    }

    private boolean same(LinkMessage other) {
        return hardwareType == other.hardwareType
                && family == other.family
                && name.equals(other.name)
                && mtu.equals(other.mtu)
                && operState == other.operState
                && carrier.equals(other.carrier)
                && carrierChanges == other.carrierChanges
                && kind.equals(other.kind)
                && lower.equals(other.lower)
                && lowerNamespace == other.lowerNamespace;
    }

    @Override
    public int hashCode() {
        return 31 * index + name.hashCode();
    }

    private static final class Reader {
        static final int ADDRESS = 1;
        static final int IFNAME = 3;
        static final int MTU = 4;
        static final int LINK = 5;
        static final int OPERSTATE = 16;
        static final int LINKINFO = 18;
        static final int INFO_KIND = 1;
        static final int STATS64 = 23;
        static final int CARRIER = 33;
        static final int CARRIER_CHANGES = 35;
        static final int LINK_NETNSID = 37;
        static final int PERM_ADDRESS = 54;
        private static final byte[] NONE = {};

        private final ByteBuffer payload;
        private String name = "";
        private byte[] mac = NONE;
        private byte[] permanent = NONE;
        private OptionalInt mtu = OptionalInt.empty();
        private int operState;
        private Optional<Boolean> carrier = Optional.empty();
        private long changes;
        private String kind = "";
        private OptionalInt lower = OptionalInt.empty();
        private boolean elsewhere;
        private LinkCounters counters = LinkCounters.ZERO;

        Reader(ByteBuffer payload) {
            this.payload = payload;
        }

        LinkMessage message() {
            int at = payload.position();
            Attributes attributes = Attributes.behind(payload, HEADER);
            while (attributes.next()) {
                take(attributes);
            }
            return new LinkMessage(
                    payload.getInt(at + 4),
                    Short.toUnsignedInt(payload.getShort(at + 2)),
                    payload.getInt(at + 8),
                    Byte.toUnsignedInt(payload.get(at)),
                    name,
                    mac,
                    permanent,
                    mtu,
                    operState,
                    carrier,
                    changes,
                    kind,
                    lower,
                    elsewhere,
                    counters);
        }

        private void take(Attributes attribute) {
            switch (attribute.type()) {
                case IFNAME -> name = attribute.text();
                case ADDRESS -> mac = attribute.bytes();
                case PERM_ADDRESS -> permanent = attribute.bytes();
                case MTU -> mtu = OptionalInt.of(attribute.s32());
                case LINK -> lower = OptionalInt.of(attribute.s32());
                case OPERSTATE -> operState = attribute.u8();
                case CARRIER -> carrier = Optional.of(attribute.u8() != 0);
                case CARRIER_CHANGES -> changes = attribute.u32();
                case LINK_NETNSID -> elsewhere = true;
                case STATS64 -> counters = LinkCounters.read(attribute);
                case LINKINFO -> info(attribute);
                default -> {}
            }
        }

        private void info(Attributes attribute) {
            Attributes nested = attribute.nested();
            while (nested.next()) {
                if (nested.type() == INFO_KIND) {
                    kind = nested.text();
                }
            }
        }
    }
}
