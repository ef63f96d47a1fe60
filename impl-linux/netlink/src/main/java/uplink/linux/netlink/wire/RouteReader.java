// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@link RouteMessage}. */
final class RouteReader {
    static final int DST = 1;
    static final int OIF = 4;
    static final int GATEWAY = 5;
    static final int PRIORITY = 6;
    static final int PREFSRC = 7;
    static final int MULTIPATH = 9;
    static final int TABLE = 15;
    static final int VIA = 18;
    private static final int HOP = 8;

    private final ByteBuffer payload;
    private Optional<InetAddress> destination = Optional.empty();
    private Optional<InetAddress> gateway = Optional.empty();
    private Optional<InetAddress> source = Optional.empty();
    private int index;
    private long metric;
    private long table;
    private final List<NextHop> hops = new ArrayList<>();
    private final List<Attribute> others = new ArrayList<>();

    RouteReader(ByteBuffer payload) {
        this.payload = payload;
    }

    RouteMessage message() {
        int at = payload.position();
        table = octet(at + 4);
        Attributes attributes = Attributes.behind(payload, RouteMessage.HEADER);
        while (attributes.next()) {
            take(attributes);
        }
        if (hops.isEmpty() && index != 0) {
            hops.add(new NextHop(index, 1, gateway));
        }
        return new RouteMessage(
                octet(at),
                destination,
                octet(at + 1),
                table,
                octet(at + 5),
                octet(at + 6),
                octet(at + 7),
                Integer.toUnsignedLong(payload.getInt(at + 8)),
                metric,
                List.copyOf(hops),
                source,
                List.copyOf(others));
    }

    private int octet(int offset) {
        return Byte.toUnsignedInt(payload.get(offset));
    }

    private void take(Attributes attribute) {
        switch (attribute.type()) {
            case DST -> destination = Optional.of(attribute.address());
            case OIF -> index = attribute.s32();
            case GATEWAY -> gateway = Optional.of(attribute.address());
            case VIA -> gateway = Optional.of(via(attribute));
            case PRIORITY -> metric = attribute.u32();
            case PREFSRC -> source = Optional.of(attribute.address());
            case TABLE -> table = attribute.u32();
            case MULTIPATH -> hops(attribute.slice());
            default -> others.add(attribute.raw());
        }
    }

    private static InetAddress via(Attributes attribute) {
        byte[] all = attribute.bytes();
        Attributes.require(all.length > 2, "a gateway of another family is cut off");
        byte[] octets = new byte[all.length - 2];
        System.arraycopy(all, 2, octets, 0, octets.length);
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException wrongLength) {
            throw new MalformedMessageException("a gateway of " + octets.length + " octets");
        }
    }

    private void hops(ByteBuffer buffer) {
        int at = 0;
        while (at < buffer.limit()) {
            Attributes.require(buffer.limit() - at >= HOP, "a next hop is cut off");
            int length = Short.toUnsignedInt(buffer.getShort(at));
            Attributes.require(length >= HOP && length <= buffer.limit() - at, "a next hop's length is " + length);
            ByteBuffer inner = buffer.slice(at + HOP, length - HOP).order(buffer.order());
            hops.add(new NextHop(
                    buffer.getInt(at + 4), 1 + Byte.toUnsignedInt(buffer.get(at + 3)), gateway(new Attributes(inner))));
            at += length + 3 & ~3;
        }
    }

    private static Optional<InetAddress> gateway(Attributes attributes) {
        Optional<InetAddress> found = Optional.empty();
        while (attributes.next()) {
            if (attributes.type() == GATEWAY) {
                found = Optional.of(attributes.address());
            } else if (attributes.type() == VIA) {
                found = Optional.of(via(attributes));
            }
        }
        return found;
    }
}
