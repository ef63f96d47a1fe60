// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.util.Set;

/**
 * An address that a link has; Linux {@code struct ifaddrmsg}. Lifetimes are left out, since they change all the time.
 *
 * @param address the link's own address
 * @param prefixLength bits of the network, 0 to 32 or to 128
 * @param flags what the kernel says of it
 */
public record LinkAddress(InetAddress address, int prefixLength, Set<Flag> flags) {
    /** Linux {@code IFA_F_…}. */
    public enum Flag {
        /** Has a lifetime: came by DHCP or a router's advertisement. */
        DYNAMIC,
        /** RFC 8981 temporary, changed often for privacy. */
        TEMPORARY,
        /** Being checked for a duplicate; not usable yet. */
        TENTATIVE,
        /** Somebody else has it; not usable. */
        DUPLICATE,
        /** Past its preferred lifetime; not for new connections. */
        DEPRECATED
    }

    public LinkAddress {
        int bits = Family.of(address).bits();
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not within 0 to " + bits);
        }
        flags = Set.copyOf(flags);
    }

    /** An address without flags. */
    public static LinkAddress of(InetAddress address, int prefixLength) {
        return new LinkAddress(address, prefixLength, Set.of());
    }

    /** The family of the address. */
    public Family family() {
        return Family.of(address);
    }

    /** The network that it is in. */
    public IpPrefix network() {
        return Addresses.network(address, prefixLength);
    }

    /** Can reach beyond the link: neither link-local nor loopback, neither tentative nor duplicate. */
    public boolean usable() {
        return !address.isLinkLocalAddress()
                && !address.isLoopbackAddress()
                && !flags.contains(Flag.TENTATIVE)
                && !flags.contains(Flag.DUPLICATE);
    }

    /** The address alone, numeric as RFC 5952 writes it and without a scope: {@code 192.0.2.1}, {@code 2001:db8::1}. */
    public String host() {
        return host(address);
    }

    /** The same of any address. */
    public static String host(InetAddress address) {
        return Addresses.text(address);
    }

    /** {@code 192.0.2.1/24}. */
    @Override
    public String toString() {
        return host() + "/" + prefixLength;
    }
}
