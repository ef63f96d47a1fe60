// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalLong;
import uplink.linux.kernel.change.NetworkTables;
import uplink.linux.kernel.change.Target;
import uplink.linux.kernel.change.UplinkRoutes;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.manager.RouteRequest;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.Route;

/** Routes that bundles add, and the preference among default routes. For the worker's thread. */
final class LinkRoutes {
    /** {@code IP6_RT_PRIO_USER}: what the kernel takes when nothing is said. */
    private static final long IPV6_METRIC = 1024;

    private final Desk desk;

    LinkRoutes(Desk desk) {
        this.desk = desk;
    }

    Route add(RouteRequest request) {
        Target target = desk.reach().link(request.link());
        if (NetworkTables.own(request.table())) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT,
                    request.link(),
                    "table " + request.table() + " is one that Uplink keeps for a network");
        }
        Family family = request.destination().family();
        long metric = request.metric().orElse(0);
        Route route = new Route(
                target.key(),
                request.destination(),
                gateway(request, target),
                family == Family.IPV6 && metric == 0 ? IPV6_METRIC : metric,
                request.table(),
                Managed.ORIGIN);
        desk.hand().add(target, message(route, target));
        return route;
    }

    private Optional<InetAddress> gateway(RouteRequest request, Target target) {
        if (request.gateway().isPresent()) {
            return request.gateway();
        }
        Family family = request.destination().family();
        Link link = desk.reach().seen().link(target.key()).orElseThrow();
        boolean near = link.ip(family).addresses().stream()
                .anyMatch(address ->
                        address.network().contains(request.destination().address()));
        return near ? Optional.empty() : link.ip(family).gateways().stream().findFirst();
    }

    void remove(Route route) {
        Target target = desk.reach().link(route.link());
        desk.hand().remove(target, message(route, target));
    }

    private static RouteMessage message(Route route, Target target) {
        return UplinkRoutes.route(route.destination(), target.index(), route.gateway(), route.metric())
                .with(route.table(), route.metric(), UplinkRoutes.PROTOCOL);
    }

    /** Kept, also for default routes that come later. */
    void prefer(String link, long metric) {
        Target target = desk.reach().link(link);
        desk.setup().prefer(target, metric);
        desk.records().put(link, desk.records().of(link).metric(OptionalLong.of(metric)));
    }
}
