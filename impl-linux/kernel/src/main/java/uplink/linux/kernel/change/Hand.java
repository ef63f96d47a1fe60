// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import java.util.List;
import java.util.Optional;
import uplink.linux.netlink.NetlinkException;
import uplink.linux.netlink.NetlinkSocket;
import uplink.linux.netlink.RouteChanges;
import uplink.linux.netlink.RouteQueries;
import uplink.linux.netlink.Sysctl;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.NextHop;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.profile.LinkAddress;

/**
 * Changes one thing at a time, and says of a refusal what was tried. Every failure is a {@code ConnectionException}. For the thread
 * that lives in the network namespace.
 */
public final class Hand {
    private final RouteQueries queries;
    private final RouteChanges changes;

    /** Asks by {@code socket}. */
    public Hand(NetlinkSocket socket) {
        queries = new RouteQueries(socket);
        changes = new RouteChanges(socket);
    }

    /** What there is. */
    public RouteQueries queries() {
        return queries;
    }

    /** Changes without a translation of errors. */
    public RouteChanges changes() {
        return changes;
    }

    /** The interface as it is now; empty when it is gone. */
    public Optional<LinkMessage> link(int index) {
        return queries.links().stream().filter(link -> link.index() == index).findFirst();
    }

    /** The interface's addresses. */
    public List<AddressMessage> addresses(int index) {
        return queries.addresses().stream()
                .filter(address -> address.index() == index)
                .toList();
    }

    /** Routes by the interface, in every table but the local one, in the kernel's order. */
    public List<RouteMessage> routes(int index) {
        return queries.routes().stream()
                .filter(route -> route.table() != RouteMessage.LOCAL && (route.flags() & RouteMessage.CLONED) == 0)
                .filter(route -> route.hops().stream().anyMatch(hop -> hop.index() == index))
                .toList();
    }

    /** Sets or clears {@code IFF_UP}. */
    public void up(Target target, boolean up) {
        run(target, "switch " + target.name() + (up ? " on" : " off"), () -> changes.up(target.index(), up));
    }

    /** Sets the largest packet. */
    public void mtu(Target target, int bytes) {
        run(target, "set the MTU of " + target.name() + " to " + bytes, () -> changes.mtu(target.index(), bytes));
    }

    /** Sets a value of {@code /proc/sys/net/ipv6/conf}. */
    public void sysctl(Target target, String setting, String value) {
        run(
                target,
                "set " + setting + " of " + target.name() + " to " + value,
                () -> Sysctl.write(target.name(), setting, value));
    }

    /** Adds an address. */
    public void add(Target target, AddressMessage address) {
        run(target, "add " + text(address) + " to " + target.name(), () -> changes.add(address));
    }

    /** Adds an address or renews its lifetime. */
    public void put(Target target, AddressMessage address) {
        run(target, "put " + text(address) + " on " + target.name(), () -> changes.put(address));
    }

    /** Removes an address. */
    public void remove(Target target, AddressMessage address) {
        run(target, "remove " + text(address) + " from " + target.name(), () -> changes.remove(address));
    }

    /** Adds a route. */
    public void add(Target target, RouteMessage route) {
        run(target, "add the route " + text(route), () -> changes.add(route));
    }

    /** Removes a route. */
    public void remove(Target target, RouteMessage route) {
        run(target, "remove the route " + text(route), () -> changes.remove(route));
    }

    private static void run(Target target, String act, Runnable change) {
        try {
            change.run();
        } catch (NetlinkException refused) {
            throw Refusal.of(refused, target.key(), act);
        }
    }

    static String text(AddressMessage address) {
        return LinkAddress.host(address.local()) + "/" + address.prefixLength();
    }

    static String text(RouteMessage route) {
        String destination = route.destination()
                .map(address -> LinkAddress.host(address) + "/" + route.destinationLength())
                .orElse("default");
        String gateways = route.hops().stream()
                .flatMap(hop -> hop.gateway().stream())
                .map(gateway -> " by " + LinkAddress.host(gateway))
                .reduce("", String::concat);
        return destination + gateways + " of metric " + route.metric()
                + (route.table() == RouteMessage.MAIN ? "" : " in table " + route.table());
    }

    /** The number of the interface in the route's only hop. */
    static int index(RouteMessage route) {
        return route.hops().stream().map(NextHop::index).findFirst().orElse(0);
    }
}
