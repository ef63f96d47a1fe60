// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * {@code RTM_NEWROUTE} and {@code RTM_DELROUTE}: {@code struct rtmsg} and {@code RTA_…}.
 *
 * @param family 2 for IPv4, 10 for IPv6
 * @param destination empty for everything
 * @param destinationLength bits of the destination
 * @param table all 32 bits; 254 is the main one, 255 the local one
 * @param protocol {@code RTPROT_…}: 2 kernel, 3 boot, 4 static, 9 router advertisement, 16 DHCP
 * @param scope {@code RT_SCOPE_…}
 * @param type {@code RTN_…}: 1 unicast
 * @param flags {@code RTM_F_…} and {@code RTNH_F_…}
 * @param metric {@code RTA_PRIORITY}; 0 when not said
 * @param hops at least one of a unicast route; one without gateway or interface is left out
 * @param source preferred source address
 * @param others attributes that are not known here, as they came
 */
public record RouteMessage(
        int family,
        Optional<InetAddress> destination,
        int destinationLength,
        long table,
        int protocol,
        int scope,
        int type,
        long flags,
        long metric,
        List<NextHop> hops,
        Optional<InetAddress> source,
        List<Attribute> others) {
    /** {@code RTM_NEWROUTE}. */
    public static final int NEW = 24;
    /** {@code RTM_DELROUTE}. */
    public static final int DELETE = 25;
    /** {@code RTM_GETROUTE}. */
    public static final int GET = 26;
    /** {@code RTN_UNICAST}. */
    public static final int UNICAST = 1;
    /** {@code RT_TABLE_MAIN}. */
    public static final int MAIN = 254;
    /** {@code RT_TABLE_LOCAL}. */
    public static final int LOCAL = 255;
    /** {@code RTM_F_CLONED}: a cache entry, no route. */
    public static final int CLONED = 0x200;

    private static final int BY_KERNEL = 2;
    private static final int BY_ROUTER = 9;

    /** Bytes of {@code struct rtmsg}. */
    public static final int HEADER = 12;

    /** Reads the payload between position and limit. */
    public static RouteMessage read(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "a route message is cut off");
        return new RouteReader(payload).message();
    }

    /**
     * Is the payload between position and limit of the local table, which has the machine's own addresses: at least one for each, so
     * that it is worth to look before all of it is read.
     */
    public static boolean local(ByteBuffer payload) {
        Attributes.require(payload.remaining() >= HEADER, "a route message is cut off");
        return Byte.toUnsignedInt(payload.get(payload.position() + 4)) == LOCAL;
    }

    /** Writes the payload at the buffer's position. */
    public void write(ByteBuffer buffer) {
        buffer.put((byte) family).put((byte) destinationLength).put((byte) 0).put((byte) 0);
        buffer.put((byte) (table < 256 ? table : 252))
                .put((byte) protocol)
                .put((byte) scope)
                .put((byte) type);
        buffer.putInt((int) flags);
        AttributeWriter writer = new AttributeWriter(buffer);
        destination.ifPresent(address -> writer.address(RouteReader.DST, address));
        writer.u32(RouteReader.TABLE, table);
        if (metric != 0) {
            writer.u32(RouteReader.PRIORITY, metric);
        }
        source.ifPresent(address -> writer.address(RouteReader.PREFSRC, address));
        if (hops.size() == 1 && hops.get(0).weight() == 1) {
            NextHop hop = hops.get(0);
            writer.u32(RouteReader.OIF, hop.index());
            hop.gateway().ifPresent(address -> gateway(writer, buffer, address));
        } else if (!hops.isEmpty()) {
            multipath(buffer, writer);
        }
        writer.all(others);
    }

    /** Is it the same route as {@code other}, whatever else is said of it. */
    public boolean same(RouteMessage other) {
        return family == other.family
                && destination.equals(other.destination)
                && destinationLength == other.destinationLength
                && table == other.table
                && metric == other.metric
                && type == other.type
                && hops.equals(other.hops);
    }

    /** Made by the kernel itself: with an address, or by what a router says. */
    public boolean automatic() {
        return protocol == BY_KERNEL || protocol == BY_ROUTER;
    }

    /** Leads over another host. */
    public boolean gatewayed() {
        return hops.stream().anyMatch(hop -> hop.gateway().isPresent());
    }

    /** The same by the interface of another number. */
    public RouteMessage at(int index) {
        List<NextHop> moved = hops.stream()
                .map(hop -> new NextHop(index, hop.weight(), hop.gateway()))
                .toList();
        return with(table, metric, protocol, moved);
    }

    /** The same in another table, with another metric, by somebody else. */
    public RouteMessage with(long newTable, long newMetric, int newProtocol) {
        return with(newTable, newMetric, newProtocol, hops);
    }

    private RouteMessage with(long newTable, long newMetric, int newProtocol, List<NextHop> newHops) {
        return new RouteMessage(
                family,
                destination,
                destinationLength,
                newTable,
                newProtocol,
                scope,
                type,
                flags,
                newMetric,
                newHops,
                source,
                others);
    }

    private void multipath(ByteBuffer buffer, AttributeWriter writer) {
        int start = writer.begin(RouteReader.MULTIPATH);
        for (NextHop hop : hops) {
            int at = buffer.position();
            buffer.putShort((short) 0)
                    .put((byte) 0)
                    .put((byte) (hop.weight() - 1))
                    .putInt(hop.index());
            hop.gateway().ifPresent(address -> gateway(writer, buffer, address));
            buffer.putShort(at, (short) (buffer.position() - at));
        }
        writer.end(start);
    }

    private void gateway(AttributeWriter writer, ByteBuffer buffer, InetAddress address) {
        byte[] octets = address.getAddress();
        int of = octets.length == 4 ? 2 : 10;
        if (of == family) {
            writer.bytes(RouteReader.GATEWAY, octets);
        } else {
            int start = writer.begin(RouteReader.VIA);
            buffer.putShort((short) of).put(octets);
            writer.end(start);
        }
    }
}
