// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What carries bytes: a port, a radio, a modem, or something virtual upon one. Immutable; two equal links were seen alike.
 *
 * <p>Sources: Linux {@code IFLA_…} and {@code IFA_…} attributes, NetworkManager {@code Device}, Tizen's getters per interface.
 */
@ProviderType
public interface Link {
    /** Made from hardware, the same in every backend and after a reboot; {@code sim:<name>} of a simulated one. Never empty. */
    String key();

    /** Name of the kernel's interface; empty while a modem has none. */
    Optional<String> interfaceName();

    /** What it is made of. */
    LinkKind kind();

    /** The bearer. A tunnel is {@link Technology#OTHER}. */
    Technology technology();

    /** Key of the link that carries this one, of a tunnel or VLAN. */
    Optional<String> underlying();

    /** Tizen {@code connection_get_mac_address}; empty for a link without one. */
    Optional<MacAddress> mac();

    /** Switched on by the administrator; Linux {@code IFF_UP}. */
    boolean enabled();

    /** Is somebody at the other end. */
    Carrier carrier();

    /** How often {@link #carrier()} has turned since the interface exists; Linux {@code IFLA_CARRIER_CHANGES}. */
    long carrierChanges();

    /** Largest packet in bytes. */
    OptionalInt mtuBytes();

    /** Nominal speed in bits per second. */
    OptionalLong speedBitsPerSecond();

    /** Addresses, gateways and name servers of one family. */
    IpState ip(Family family);

    /** How HTTP leaves by this link. */
    Proxy proxy();

    /** Does traffic that leaves by this link reach the internet. */
    Internet internet();

    /** Does traffic on this link cost. */
    Metered metered();

    /** Who said it: a backend's name, or a more exact origin such as {@code resolv.conf}. */
    String source(Fact fact);

    /** Name of the backend that describes this link. */
    String backend();

    /** No bytes leave this machine by it. */
    boolean simulated();

    /** The same link without what no listener is told about: which backend describes it, and who said what. */
    default Link withoutQuiet() {
        return toBuilder().backend("").sources(Map.of()).build();
    }

    /** Has an address of either family that reaches beyond the link. */
    default boolean addressed() {
        for (Family family : Family.values()) {
            if (ip(family).addresses().stream().anyMatch(LinkAddress::usable)) {
                return true;
            }
        }
        return false;
    }

    /** A copy to change. */
    default LinkBuilder toBuilder() {
        return new LinkBuilder(this);
    }

    /** Starts a link of which only the key is known. */
    static LinkBuilder builder(String key) {
        return new LinkBuilder(key);
    }
}
