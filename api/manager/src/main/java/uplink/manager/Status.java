// SPDX-License-Identifier: Apache-2.0
package uplink.manager;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.MacAddress;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.View;

/**
 * The one consistent answer to "how is this machine connected". Immutable; computed once per {@link View}, so getters read fields,
 * take no lock and allocate nothing.
 */
@ProviderType
public interface Status {
    /** Technology of the current link; empty when disconnected; {@link Technology#UNKNOWN} until {@link #settled()}. */
    Optional<Technology> type();

    /** The link by which traffic leaves when nobody says otherwise. */
    Optional<Link> link();

    /** The same for one family. */
    Optional<Link> link(Family family);

    /** The connected profile of {@link #link()}; Tizen {@code connection_get_current_profile}. */
    Optional<Profile> profile();

    /** Addresses, gateways and name servers of the current link; {@link IpState#UNKNOWN} when there is none. */
    IpState ip(Family family);

    /** Proxy of the current link, in both families; {@link Proxy#UNKNOWN} when there is none. */
    Proxy proxy(Family family);

    /** Does the current link reach the internet. */
    Internet internet();

    /** Does traffic on the current link cost; Tizen {@code connection_is_metered_network}. */
    Metered metered();

    /** How far a technology has come; {@link TechnologyState#UNKNOWN} of one that nobody knows. */
    TechnologyState technology(Technology technology);

    /** ATTACHED when any Ethernet port has a cable in, DETACHED when none has, UNKNOWN without a port. */
    Carrier cable();

    /** MAC address of the current link if it is of {@code technology}, else of the first such link. */
    Optional<MacAddress> mac(Technology technology);

    /** Names of the backends that it is made of, highest first. */
    List<String> backends();

    /** {@link View#epoch()}. */
    long epoch();

    /** {@link View#sequence()}. */
    long sequence();

    /** {@link View#instant()}. */
    Instant instant();

    /** {@link View#settled()}. */
    boolean settled();

    /** The whole view that this was taken from. */
    View view();
}
