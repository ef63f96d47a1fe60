// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code RTM_NEWADDR} and {@code RTM_DELADDR}: {@code struct ifaddrmsg} and {@code IFA_…}.
 *
 * @param index the interface's number
 * @param prefixLength bits of the network
 * @param scope {@code RT_SCOPE_…}
 * @param flags {@code IFA_F_…}, all 32 bits
 * @param local the interface's own address
 * @param peer of a point-to-point link, the other end
 * @param label of IPv4, the alias
 * @param preferredSeconds 4294967295 for ever; of {@code IFA_CACHEINFO}
 * @param validSeconds 4294967295 for ever
 * @param protocol {@code IFAPROT_…}: 1 kernel loopback, 2 router advertisement, 3 link-local; 0 not said
 * @param others attributes that are not known here, as they came
 */
public record AddressMessage(
        int index,
        int prefixLength,
        int scope,
        long flags,
        InetAddress local,
        Optional<InetAddress> peer,
        String label,
        long preferredSeconds,
        long validSeconds,
        int protocol,
        List<Attribute> others) {
    /** {@code RTM_NEWADDR}. */
    public static final int NEW = 20;
    /** {@code RTM_DELADDR}. */
    public static final int DELETE = 21;
    /** {@code RTM_GETADDR}. */
    public static final int GET = 22;
    /** A lifetime without end. */
    public static final long FOREVER = 0xFFFF_FFFFL;
    /** {@code IFA_F_TEMPORARY}, of IPv4 {@code IFA_F_SECONDARY}. */
    public static final int TEMPORARY = 0x01;
    /** {@code IFA_F_DADFAILED}. */
    public static final int DUPLICATE = 0x08;
    /** {@code IFA_F_DEPRECATED}. */
    public static final int DEPRECATED = 0x20;
    /** {@code IFA_F_TENTATIVE}. */
    public static final int TENTATIVE = 0x40;
    /** {@code IFA_F_PERMANENT}. */
    public static final int PERMANENT = 0x80;

    /** Bytes of {@code struct ifaddrmsg}. */
    public static final int HEADER = 8;

    private static final int ADDRESS = 1;
    private static final int LOCAL = 2;
    private static final int LABEL = 3;
    private static final int CACHEINFO = 6;
    private static final int FLAGS = 8;
    private static final int PROTO = 11;

    /** Reads the payload between position and limit. */
    public static AddressMessage read(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "an address message is cut off");
        return new Reader(payload).message();
    }

    /** Writes the payload at the buffer's position. */
    public void write(ByteBuffer buffer) {
        buffer.put((byte) (local.getAddress().length == 4 ? 2 : 10)).put((byte) prefixLength);
        buffer.put((byte) flags).put((byte) scope).putInt(index);
        AttributeWriter writer = new AttributeWriter(buffer);
        writer.address(LOCAL, local).address(ADDRESS, peer.orElse(local)).u32(FLAGS, flags);
        if (!label.isEmpty()) {
            writer.text(LABEL, label);
        }
        int start = writer.begin(CACHEINFO);
        buffer.putInt((int) preferredSeconds)
                .putInt((int) validSeconds)
                .putInt(0)
                .putInt(0);
        writer.end(start);
        if (protocol != 0) {
            writer.u8(PROTO, protocol);
        }
        writer.all(others);
    }

    /** Is it the same address as {@code other}, whatever else is said of it. */
    public boolean same(AddressMessage other) {
        return index == other.index && prefixLength == other.prefixLength && local.equals(other.local);
    }

    /** Made by the kernel itself: link-local, temporary, or by what a router says. */
    public boolean automatic() {
        boolean ipv6 = local.getAddress().length == 16;
        return ipv6
                && (protocol != 0 && protocol <= 3
                        || (flags & TEMPORARY) != 0
                        || (flags & PERMANENT) == 0
                        || local.isLinkLocalAddress());
    }

    /** The same of the interface of another number. */
    public AddressMessage at(int newIndex) {
        return new AddressMessage(
                newIndex,
                prefixLength,
                scope,
                flags,
                local,
                peer,
                label,
                preferredSeconds,
                validSeconds,
                protocol,
                others);
    }

    private static final class Reader {
        private final ByteBuffer payload;
        private Optional<InetAddress> address = Optional.empty();
        private Optional<InetAddress> local = Optional.empty();
        private String label = "";
        private long preferred = FOREVER;
        private long valid = FOREVER;
        private long flags;
        private int protocol;
        private final List<Attribute> others = new ArrayList<>();

        Reader(ByteBuffer payload) {
            this.payload = payload;
        }

        AddressMessage message() {
            int at = payload.position();
            flags = Byte.toUnsignedInt(payload.get(at + 2));
            Attributes attributes = Attributes.behind(payload, HEADER);
            while (attributes.next()) {
                take(attributes);
            }
            InetAddress own = local.or(() -> address)
                    .orElseThrow(() -> new MalformedMessageException("an address message without an address"));
            return new AddressMessage(
                    payload.getInt(at + 4),
                    Byte.toUnsignedInt(payload.get(at + 1)),
                    Byte.toUnsignedInt(payload.get(at + 3)),
                    flags,
                    own,
                    address.filter(other -> !other.equals(own)),
                    label,
                    preferred,
                    valid,
                    protocol,
                    List.copyOf(others));
        }

        private void take(Attributes attribute) {
            switch (attribute.type()) {
                case ADDRESS -> address = Optional.of(attribute.address());
                case LOCAL -> local = Optional.of(attribute.address());
                case LABEL -> label = attribute.text();
                case FLAGS -> flags = attribute.u32();
                case PROTO -> protocol = attribute.u8();
                case CACHEINFO -> {
                    preferred = attribute.u32(0);
                    valid = attribute.u32(4);
                }
                default -> others.add(attribute.raw());
            }
        }
    }
}
