// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One way to a destination; Linux {@code struct rtmsg}. A multipath route is several of these with the same metric.
 *
 * @param link key of the link by which packets leave
 * @param destination everything, for a default route
 * @param gateway next hop; empty when the destination is on the link
 * @param metric smaller wins, 0 to 4294967295; of IPv6 without one, the kernel's 1024
 * @param table routing table, 254 is the main one
 * @param origin who made it: {@code kernel}, {@code boot}, {@code static}, {@code dhcp}, {@code ra}, {@code uplink}, or the
 *     protocol's number
 */
public record Route(
        String link, IpPrefix destination, Optional<InetAddress> gateway, long metric, int table, String origin) {
    /** The table that is asked when no rule says otherwise. */
    public static final int MAIN = 254;

    /** A way to everywhere. */
    public boolean isDefault() {
        return destination.length() == 0;
    }

    /** The family of the destination. */
    public Family family() {
        return destination.family();
    }
}
