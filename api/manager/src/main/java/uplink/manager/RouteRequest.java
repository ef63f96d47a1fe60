// SPDX-License-Identifier: Apache-2.0
package uplink.manager;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalLong;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.Route;

/**
 * A way to a host or network by one link; Tizen {@code connection_add_route_entry}, where only hosts are possible.
 *
 * @param link key of the link
 * @param destination host or network; not everything
 * @param gateway next hop; empty for the link's own gateway, or none when the destination is on the link
 * @param metric 0 to 4294967295; empty to let the kernel choose
 * @param table routing table, 1 to 2147483647 without the local one, 255; the main one is 254
 */
public record RouteRequest(
        String link, IpPrefix destination, Optional<InetAddress> gateway, OptionalLong metric, int table) {
    private static final int LOCAL = 255;

    public RouteRequest {
        if (destination.length() == 0) {
            throw new IllegalArgumentException("a default route is not added but preferred: see Connections.prefer");
        }
        if (gateway.isPresent() && Family.of(gateway.get()) != destination.family()) {
            throw new IllegalArgumentException(
                    "gateway " + gateway.get().getHostAddress() + " is not of " + destination.family());
        }
        if (metric.isPresent() && (metric.getAsLong() < 0 || metric.getAsLong() > 0xFFFF_FFFFL)) {
            throw new IllegalArgumentException("metric " + metric.getAsLong() + " is not within 0 to 4294967295");
        }
        if (table < 1 || table == LOCAL) {
            throw new IllegalArgumentException("table " + table + " is not within 1 to 2147483647, or the local one");
        }
    }

    /** In the main table. */
    public RouteRequest(String link, IpPrefix destination, Optional<InetAddress> gateway, OptionalLong metric) {
        this(link, destination, gateway, metric, Route.MAIN);
    }

    /** To one host by the link's own gateway. */
    public static RouteRequest host(String link, InetAddress host) {
        return new RouteRequest(link, IpPrefix.host(host), Optional.empty(), OptionalLong.empty());
    }
}
