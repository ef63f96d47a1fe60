// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.linux.netlink.wire.RouterOption;

/** What the kernel has told, kept message by message. Not safe for several threads. */
final class KernelModel {
    private record AddressKey(InetAddress local, int length) {}

    private record RouteKey(int family, Object destination, int length, long table, long metric, Object hops) {}

    private final Map<Integer, LinkMessage> links = new TreeMap<>();
    private final Map<Integer, Map<AddressKey, AddressMessage>> addresses = new HashMap<>();
    private final Map<RouteKey, RouteMessage> routes = new LinkedHashMap<>();
    private final Map<Integer, RouterOption> servers = new HashMap<>();
    private final Map<Integer, RouterOption> domains = new HashMap<>();

    Collection<LinkMessage> links() {
        return links.values();
    }

    Optional<LinkMessage> link(int index) {
        return Optional.ofNullable(links.get(index));
    }

    /** In the order in which they were told, which is that of {@code ip addr}. */
    Collection<AddressMessage> addresses(int index) {
        return addresses.getOrDefault(index, Map.of()).values();
    }

    Collection<RouteMessage> routes() {
        return routes.values();
    }

    List<InetAddress> routerServers(int index) {
        return servers.containsKey(index) ? servers.get(index).servers() : List.of();
    }

    List<String> routerDomains(int index) {
        return domains.containsKey(index) ? domains.get(index).domains() : List.of();
    }

    /** Replaces everything but what routers have advertised, which cannot be asked for. */
    void replace(List<LinkMessage> newLinks, List<AddressMessage> newAddresses, List<RouteMessage> newRoutes) {
        links.clear();
        newLinks.forEach(this::put);
        addresses.clear();
        newAddresses.forEach(this::put);
        replaceRoutes(newRoutes);
        servers.keySet().retainAll(links.keySet());
        domains.keySet().retainAll(links.keySet());
    }

    void replaceRoutes(List<RouteMessage> newRoutes) {
        routes.clear();
        newRoutes.forEach(route -> put(route, false));
    }

    /** True when anything is different now. */
    boolean put(LinkMessage link) {
        LinkMessage before = links.put(link.index(), link);
        return !link.equals(before);
    }

    boolean remove(LinkMessage link) {
        addresses.remove(link.index());
        servers.remove(link.index());
        domains.remove(link.index());
        return links.remove(link.index()) != null;
    }

    /** Is it a new link, or one with another name or address: then links may be called otherwise. */
    boolean renames(LinkMessage link) {
        LinkMessage before = links.get(link.index());
        return before == null
                || !before.name().equals(link.name())
                || !Arrays.equals(before.mac(), link.mac())
                || !Arrays.equals(before.permanentMac(), link.permanentMac());
    }

    /** Was the link up before, and is it not now: then the kernel drops routes without a word. */
    boolean goesDown(LinkMessage link) {
        LinkMessage before = links.get(link.index());
        return before != null && before.up() && !link.up();
    }

    boolean put(AddressMessage address) {
        AddressMessage before = addresses
                .computeIfAbsent(address.index(), index -> new LinkedHashMap<>())
                .put(key(address), address);
        return !address.equals(before);
    }

    boolean remove(AddressMessage address) {
        Map<AddressKey, AddressMessage> of = addresses.get(address.index());
        return of != null && of.remove(key(address)) != null;
    }

    boolean put(RouteMessage route, boolean replace) {
        if (replace) {
            routes.keySet().removeIf(key -> same(key, route));
        }
        return !route.equals(routes.put(key(route), route));
    }

    /** False when no such route was known: then something was missed. */
    boolean remove(RouteMessage route) {
        return routes.remove(key(route)) != null;
    }

    boolean put(RouterOption option) {
        if (!option.servers().isEmpty()) {
            return keep(servers, option);
        }
        return !option.domains().isEmpty() && keep(domains, option);
    }

    private static boolean keep(Map<Integer, RouterOption> kept, RouterOption option) {
        return option.lifetimeSeconds() == 0
                ? kept.remove(option.index()) != null
                : !option.equals(kept.put(option.index(), option));
    }

    private static AddressKey key(AddressMessage address) {
        return new AddressKey(address.local(), address.prefixLength());
    }

    private static RouteKey key(RouteMessage route) {
        List<Object> hops = new ArrayList<>();
        route.hops().forEach(hop -> {
            hops.add(hop.index());
            hops.add(hop.gateway());
        });
        return new RouteKey(
                route.family(), route.destination(), route.destinationLength(), route.table(), route.metric(), hops);
    }

    private static boolean same(RouteKey key, RouteMessage route) {
        return key.family == route.family()
                && key.length == route.destinationLength()
                && key.table == route.table()
                && key.metric == route.metric()
                && key.destination.equals(route.destination());
    }
}
