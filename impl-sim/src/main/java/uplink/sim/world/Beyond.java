// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.Set;
import uplink.profile.DhcpState;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.LinkAddress;
import uplink.profile.Metered;
import uplink.profile.Proxy;

/**
 * The network at the other end of a port.
 *
 * @param dhcp FINISHED when it hands out addresses, STARTED when it is silent, FAILED when the client has given up on it
 * @param families what it speaks
 * @param flags what the kernel says of the addresses
 * @param internet what lies behind it
 * @param metered what it costs
 * @param proxy how HTTP leaves it
 */
public record Beyond(
        DhcpState dhcp,
        Set<Family> families,
        Set<LinkAddress.Flag> flags,
        Internet internet,
        Metered metered,
        Proxy proxy) {
    public Beyond {
        families = Set.copyOf(families);
        flags = Set.copyOf(flags);
    }

    static Beyond usual(Metered metered) {
        Set<Family> both = Set.of(Family.values());
        return new Beyond(DhcpState.FINISHED, both, Set.of(), Internet.ONLINE, metered, Proxy.DIRECT);
    }

    /** The same with another DHCP server. */
    public Beyond dhcp(DhcpState value) {
        return new Beyond(value, families, flags, internet, metered, proxy);
    }

    /** The same with other families. */
    public Beyond families(Set<Family> value) {
        return new Beyond(dhcp, value, flags, internet, metered, proxy);
    }

    /** The same with other flags. */
    public Beyond flags(Set<LinkAddress.Flag> value) {
        return new Beyond(dhcp, families, value, internet, metered, proxy);
    }

    /** The same with something else behind it. */
    public Beyond internet(Internet value) {
        return new Beyond(dhcp, families, flags, value, metered, proxy);
    }

    /** The same at another price. */
    public Beyond metered(Metered value) {
        return new Beyond(dhcp, families, flags, internet, value, proxy);
    }

    /** The same with another proxy. */
    public Beyond proxy(Proxy value) {
        return new Beyond(dhcp, families, flags, internet, metered, value);
    }
}
