// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import uplink.linux.netlink.Sysctl;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.RouteMessage;

/**
 * How one interface was before a change: its switch, MTU and IPv6 settings, its addresses, and every route by it, whoever made them,
 * since the kernel flushes routes with addresses.
 *
 * @param up was it switched on
 * @param mtu largest packet
 * @param sysctls of IPv6
 * @param addresses in the kernel's order
 * @param routes in the kernel's order
 */
public record Snapshot(
        boolean up,
        OptionalInt mtu,
        Map<String, String> sysctls,
        List<AddressMessage> addresses,
        List<RouteMessage> routes) {
    /** What of IPv6 may be changed; in the order in which it is put back. */
    public static final List<String> SYSCTLS =
            List.of("disable_ipv6", "accept_ra", "accept_ra_defrtr", "ra_defrtr_metric", "use_tempaddr");

    public Snapshot {
        sysctls = Map.copyOf(sysctls);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
    }

    /** Takes one; NOT_FOUND is left to the caller: of an interface that is gone it is empty and down. */
    public static Snapshot take(Hand hand, Target target) {
        Map<String, String> sysctls = new HashMap<>();
        for (String setting : SYSCTLS) {
            Sysctl.read(target.name(), setting).ifPresent(value -> sysctls.put(setting, value));
        }
        return new Snapshot(
                hand.link(target.index()).map(LinkMessage::up).orElse(false),
                hand.link(target.index()).map(LinkMessage::mtu).orElse(OptionalInt.empty()),
                sysctls,
                hand.addresses(target.index()),
                hand.routes(target.index()));
    }

    /** Puts everything back, as far as the kernel lets us; answers what it would not. */
    public List<String> restore(Hand hand, Target target) {
        return new Restoration(this, hand, target).run();
    }

    /** The same of an interface that has another number now. */
    public Snapshot at(int index) {
        List<AddressMessage> moved = new ArrayList<>();
        addresses.forEach(address -> moved.add(address.at(index)));
        List<RouteMessage> rerouted = new ArrayList<>();
        routes.forEach(route -> rerouted.add(route.at(index)));
        return new Snapshot(up, mtu, sysctls, moved, rerouted);
    }
}
