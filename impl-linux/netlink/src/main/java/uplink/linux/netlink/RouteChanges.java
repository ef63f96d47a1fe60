// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.Attribute;
import uplink.linux.netlink.wire.AttributeWriter;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.NeighbourMessage;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.linux.netlink.wire.RuleMessage;

/**
 * Changes by rtnetlink, one acknowledged request each. A refusal is a {@link NetlinkException} with the kernel's own words. Safe for
 * any thread.
 */
public final class RouteChanges {
    private static final int REPLACE = 0x100;
    private static final int EXCLUSIVE = 0x200;
    private static final int CREATE = 0x400;
    private static final int IFLA_MTU = 4;
    private static final int ON_LINK = 4;
    /** {@code RTA_METRICS}, {@code RTA_FLOW}, {@code RTA_PREF}, {@code RTA_EXPIRES}: what a dump says and a request may. */
    private static final Set<Integer> SETTABLE = Set.of(8, 11, 20, 23);

    private static final int TYPE_MASK = 0x3fff;
    /** {@code RTA_CACHEINFO}, its {@code rta_expires} in {@code USER_HZ}, and {@code RTA_EXPIRES} in seconds. */
    private static final int CACHEINFO = 12;

    private static final int EXPIRES_AT = 8;
    private static final int TICKS_PER_SECOND = 100;
    private static final int EXPIRES = 23;

    private final NetlinkSocket socket;

    /** Asks by {@code socket}, of {@link NetlinkSocket#ROUTE}. */
    public RouteChanges(NetlinkSocket socket) {
        this.socket = socket;
    }

    /** Sets or clears {@code IFF_UP}. */
    public void up(int index, boolean up) {
        change(LinkMessage.NEW, 0, buffer -> link(buffer, index, up ? LinkMessage.UP : 0, LinkMessage.UP));
    }

    /** Sets the largest packet, in bytes. */
    public void mtu(int index, int bytes) {
        change(LinkMessage.NEW, 0, buffer -> {
            link(buffer, index, 0, 0);
            new AttributeWriter(buffer).u32(IFLA_MTU, bytes);
        });
    }

    /** Lets the kernel ask again whether a host that it knows is there. */
    public void solicit(NeighbourMessage known) {
        change(NeighbourMessage.NEW, REPLACE, known.with(NeighbourMessage.PROBE)::write);
    }

    /** Adds an address; EEXIST when the interface has it. */
    public void add(AddressMessage address) {
        change(AddressMessage.NEW, CREATE | EXCLUSIVE, address::write);
    }

    /** Adds an address, or gives the one that is there these lifetimes. */
    public void put(AddressMessage address) {
        change(AddressMessage.NEW, CREATE | REPLACE, address::write);
    }

    /** Removes an address; EADDRNOTAVAIL when the interface has it not. */
    public void remove(AddressMessage address) {
        change(AddressMessage.DELETE, 0, address::write);
    }

    /** Adds a route; EEXIST when there is one to that destination with that metric in that table. */
    public void add(RouteMessage route) {
        change(RouteMessage.NEW, CREATE | EXCLUSIVE, settable(route)::write);
    }

    /** Removes a route; ESRCH when there is none. */
    public void remove(RouteMessage route) {
        change(RouteMessage.DELETE, 0, settable(route)::write);
    }

    /** Adds a rule; EEXIST when there is one. */
    public void add(RuleMessage rule) {
        change(RuleMessage.NEW, CREATE | EXCLUSIVE, rule::write);
    }

    /** Removes a rule; ENOENT when there is none. */
    public void remove(RuleMessage rule) {
        change(RuleMessage.DELETE, 0, rule::write);
    }

    private void change(int type, int flags, Consumer<ByteBuffer> payload) {
        socket.command(type, flags, payload, (header, bytes) -> {});
    }

    private static void link(ByteBuffer buffer, int index, int flags, int changed) {
        buffer.put((byte) 0)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(index)
                .putInt(flags)
                .putInt(changed);
    }

    /** Without what the kernel says and does not want to be told. */
    private static RouteMessage settable(RouteMessage route) {
        List<Attribute> others = new ArrayList<>();
        for (Attribute other : route.others()) {
            int type = other.type() & TYPE_MASK;
            if (SETTABLE.contains(type)) {
                others.add(other);
            } else if (type == CACHEINFO && other.value().length >= EXPIRES_AT + 4) {
                expires(other).ifPresent(others::add);
            }
        }
        return new RouteMessage(
                route.family(),
                route.destination(),
                route.destinationLength(),
                route.table(),
                route.protocol(),
                route.scope(),
                route.type(),
                route.flags() & ON_LINK,
                route.metric(),
                route.hops(),
                route.source(),
                others);
    }

    /** What a router has advertised ends; the kernel tells when in one form, and wants to be told in another. */
    private static Optional<Attribute> expires(Attribute cacheInfo) {
        int seconds = cacheInfo.buffer().getInt(EXPIRES_AT) / TICKS_PER_SECOND;
        byte[] value = ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(seconds)
                .array();
        return seconds > 0 ? Optional.of(new Attribute(EXPIRES, value)) : Optional.empty();
    }
}
