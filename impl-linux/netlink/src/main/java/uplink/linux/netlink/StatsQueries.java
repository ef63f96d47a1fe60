// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.List;
import uplink.linux.netlink.wire.StatsMessage;

/** What interfaces have carried: one, or all in one dump. Safe for any thread. */
public final class StatsQueries {
    private final NetlinkSocket socket;

    /** Asks by {@code socket}, of {@link NetlinkSocket#ROUTE}. */
    public StatsQueries(NetlinkSocket socket) {
        this.socket = socket;
    }

    /**
     * The counters of one interface.
     *
     * @throws NetlinkException of ENODEV when there is none
     */
    public StatsMessage one(int index) {
        return socket.get(StatsMessage.GET, buffer -> StatsMessage.ask(buffer, index), StatsMessage::read);
    }

    /** The counters of every interface. */
    public List<StatsMessage> all() {
        return socket.dump(StatsMessage.GET, StatsMessage::ask, StatsMessage::read);
    }
}
