// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.linux.kernel.change.NetworkTables;
import uplink.linux.kernel.change.UplinkRoutes;
import uplink.linux.netlink.wire.NextHop;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.Route;

/** Maps what the kernel says of routes: the main table's and those that bundles have added, to wherever packets leave. Pure. */
final class RouteMapper {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final Map<Integer, String> ORIGINS =
            Map.of(2, "kernel", 3, "boot", 4, "static", 9, "ra", 16, "dhcp", UplinkRoutes.PROTOCOL, Managed.ORIGIN);

    private RouteMapper() {}

    static List<Route> routes(Collection<RouteMessage> messages, Map<Integer, String> keys) {
        List<Route> routes = new ArrayList<>();
        for (RouteMessage message : messages) {
            if (shown(message)) {
                for (NextHop hop : message.hops()) {
                    String key = keys.get(hop.index());
                    if (key != null) {
                        routes.add(route(message, hop, key));
                    }
                }
            }
        }
        return routes;
    }

    /** Next hops of the default routes of one link, best metric first. */
    static List<InetAddress> gateways(List<Route> defaults, Family family) {
        if (defaults.isEmpty()) {
            return List.of();
        }
        return defaults.stream()
                .filter(route -> route.family() == family)
                .sorted(Comparator.comparingLong(Route::metric))
                .flatMap(route -> route.gateway().stream())
                .distinct()
                .toList();
    }

    /** The link of the best default route of any family. */
    static Optional<String> best(List<Route> routes) {
        return routes.stream()
                .filter(Route::isDefault)
                .min(Comparator.comparingLong(Route::metric)
                        .thenComparing(Route::family)
                        .thenComparing(Route::link))
                .map(Route::link);
    }

    /** Is it one of those that a view holds. */
    static boolean shown(RouteMessage message) {
        boolean added = message.protocol() == UplinkRoutes.PROTOCOL && !NetworkTables.own(message.table());
        return (message.table() == Route.MAIN || added)
                && message.type() == RouteMessage.UNICAST
                && (message.flags() & RouteMessage.CLONED) == 0
                && (message.family() == AF_INET || message.family() == AF_INET6);
    }

    private static Route route(RouteMessage message, NextHop hop, String key) {
        Family family = message.family() == AF_INET ? Family.IPV4 : Family.IPV6;
        IpPrefix destination = message.destination()
                .map(address -> new IpPrefix(address, message.destinationLength()))
                .orElseGet(() -> IpPrefix.everything(family));
        String origin = ORIGINS.getOrDefault(message.protocol(), Integer.toString(message.protocol()));
        return new Route(key, destination, hop.gateway(), message.metric(), (int) message.table(), origin);
    }
}
