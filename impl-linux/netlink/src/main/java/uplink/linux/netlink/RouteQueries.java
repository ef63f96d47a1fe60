// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.AttributeWriter;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.linux.netlink.wire.RuleMessage;

/** What rtnetlink knows, as lists. Safe for any thread. */
public final class RouteQueries {
    private static final int EXT_MASK = 29;
    private static final int SKIP_STATS = 1 << 3;

    private final NetlinkSocket socket;

    /** Asks by {@code socket}, of {@link NetlinkSocket#ROUTE}. */
    public RouteQueries(NetlinkSocket socket) {
        this.socket = socket;
    }

    /** Every interface, without what it has carried. */
    public List<LinkMessage> links() {
        return socket.dump(
                LinkMessage.GET,
                buffer -> {
                    zeros(buffer, LinkMessage.HEADER);
                    new AttributeWriter(buffer).u32(EXT_MASK, SKIP_STATS);
                },
                LinkMessage::read);
    }

    /** Every address of both families. */
    public List<AddressMessage> addresses() {
        return socket.dump(AddressMessage.GET, buffer -> zeros(buffer, AddressMessage.HEADER), AddressMessage::read);
    }

    /** Every route of both families and all tables. */
    public List<RouteMessage> routes() {
        return socket.dump(RouteMessage.GET, buffer -> zeros(buffer, RouteMessage.HEADER), RouteMessage::read);
    }

    /** Every route of both families and all tables but the local one. */
    public List<RouteMessage> routesOut() {
        return socket.dump(
                RouteMessage.GET,
                buffer -> zeros(buffer, RouteMessage.HEADER),
                payload -> !RouteMessage.local(payload),
                RouteMessage::read);
    }

    /** Every rule of both families, which of several routing tables is asked. */
    public List<RuleMessage> rules() {
        List<RuleMessage> rules = new ArrayList<>();
        for (int family : new int[] {2, 10}) {
            rules.addAll(socket.dump(
                    RuleMessage.GET,
                    buffer -> {
                        buffer.put((byte) family);
                        zeros(buffer, RuleMessage.HEADER - 1);
                    },
                    RuleMessage::read));
        }
        return rules;
    }

    private static void zeros(ByteBuffer buffer, int count) {
        for (int index = 0; index < count; index++) {
            buffer.put((byte) 0);
        }
    }
}
