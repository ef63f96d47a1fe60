// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.Route;

/**
 * The routes of a device, from {@code RouteData}. Who made one NetworkManager does not say: one without a gateway is the kernel's for an
 * address, others come from where the family's settings come from, as it writes them into the kernel's {@code rtm_protocol}.
 */
final class DeviceRoutes {
    private final Mirror mirror;

    DeviceRoutes(Mirror mirror) {
        this.mirror = mirror;
    }

    List<Route> of(String key, Fields device, Fields settings) {
        List<Route> routes = new ArrayList<>();
        for (Family family : Family.values()) {
            boolean four = family == Family.IPV4;
            Fields config = device.path(four ? "Ip4Config" : "Ip6Config")
                    .map(path -> mirror.of(path, four ? Interfaces.IP4 : Interfaces.IP6))
                    .orElse(Fields.EMPTY);
            Fields wanted = settings.fields(four ? "ipv4" : "ipv6");
            config.all("RouteData").forEach(one -> route(key, one, wanted).ifPresent(routes::add));
        }
        return routes;
    }

    private static Optional<Route> route(String key, Fields data, Fields wanted) {
        Optional<InetAddress> destination = data.text("dest").flatMap(Hosts::of);
        long length = data.number("prefix", -1);
        if (destination.isEmpty() || length < 0) {
            return Optional.empty();
        }
        try {
            IpPrefix prefix = new IpPrefix(destination.get(), (int) length);
            Optional<InetAddress> gateway = data.text("next-hop").flatMap(Hosts::of);
            long metric = data.number("metric", 0);
            int table = (int) data.number("table", Route.MAIN);
            return Optional.of(
                    new Route(key, prefix, gateway, metric, table, origin(wanted, gateway.isPresent(), data)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String origin(Fields wanted, boolean gateway, Fields data) {
        boolean written = wanted.all("route-data").stream()
                .anyMatch(one -> one.text("dest").equals(data.text("dest"))
                        && one.number("prefix").equals(data.number("prefix")));
        String method = wanted.text("method").orElse("");
        boolean four = data.text("dest").filter(text -> text.indexOf(':') < 0).isPresent();
        if (written || method.equals("manual") && gateway) {
            return "static";
        }
        if (!gateway && (four || !method.equals("auto") || ofAnAddress(data))) {
            return "kernel";
        }
        return four ? "dhcp" : "ra";
    }

    /** IPv6 prefixes come from routers, single hosts and link-local ones from the kernel. */
    private static boolean ofAnAddress(Fields data) {
        boolean local = data.text("dest")
                .flatMap(Hosts::of)
                .filter(InetAddress::isLinkLocalAddress)
                .isPresent();
        return local || data.number("prefix", 0) == Family.IPV6.bits();
    }
}
