// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import uplink.linux.netlink.wire.NextHop;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.profile.Family;
import uplink.profile.IpPrefix;

/** Routes as Uplink makes them, and how it knows them again: by a routing protocol number of its own. Pure. */
public final class UplinkRoutes {
    /** {@code RTPROT_…} of everything that Uplink makes: routes and rules. */
    public static final int PROTOCOL = 85;

    private static final int SCOPE_UNIVERSE = 0;
    private static final int SCOPE_LINK = 253;

    private UplinkRoutes() {}

    static int number(Family family) {
        return family == Family.IPV4 ? 2 : 10;
    }

    static RouteMessage byGateway(Family family, int index, InetAddress gateway, long metric) {
        return route(IpPrefix.everything(family), index, Optional.of(gateway), metric);
    }

    /** A route of the main table. */
    public static RouteMessage route(IpPrefix destination, int index, Optional<InetAddress> gateway, long metric) {
        boolean everything = destination.length() == 0;
        boolean direct = gateway.isEmpty() && destination.family() == Family.IPV4;
        return new RouteMessage(
                number(destination.family()),
                everything ? Optional.empty() : Optional.of(destination.address()),
                destination.length(),
                RouteMessage.MAIN,
                PROTOCOL,
                direct ? SCOPE_LINK : SCOPE_UNIVERSE,
                RouteMessage.UNICAST,
                0,
                metric,
                List.of(new NextHop(index, 1, gateway)),
                Optional.empty(),
                List.of());
    }

    /** Uplink's own default routes of one family. */
    static List<RouteMessage> defaults(List<RouteMessage> routes, Family family) {
        return mainDefaults(routes).stream()
                .filter(route -> route.protocol() == PROTOCOL && route.family() == number(family))
                .toList();
    }

    /** Default routes of the main table, whoever made them. */
    static List<RouteMessage> mainDefaults(List<RouteMessage> routes) {
        return routes.stream()
                .filter(route -> route.table() == RouteMessage.MAIN
                        && route.destinationLength() == 0
                        && route.type() == RouteMessage.UNICAST)
                .toList();
    }
}
