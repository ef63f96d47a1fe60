// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A configuration that is, or may be, up on a link; Tizen {@code connection_profile_h}, but a value: it never changes, and the
 * next view holds its successor under the same {@link #id()}.
 *
 * <p>Special kinds are told apart by {@code instanceof}: {@link EthernetProfile}, {@link BluetoothProfile}, {@code
 * uplink.wifi.WifiProfile}, {@code uplink.cellular.CellularProfile}.
 */
@ProviderType
public interface Profile {
    /** {@code <origin>:<key>}; survives a restart of its backend. */
    String id();

    /** What people call it; of an observed one, the interface's name. */
    String name();

    /** The bearer it is for. */
    Technology technology();

    /** How far the profile as a whole has come: the further of the two families once its link is up. */
    ProfileState state();

    /** How far one family has come; Tizen {@code connection_profile_get_ipv6_state}. */
    ProfileState state(Family family);

    /** When {@link #state()} was reached, as far as the backend can know. */
    Optional<Instant> since();

    /** How often it has come to {@link ProfileState#CONNECTED} since its backend counts. Never goes back in one epoch. */
    long connectCount();

    /** Why it last failed or was lost; stays until it is connected again. */
    Optional<Failure> lastFailure();

    /** Who keeps it: {@code kernel}, {@code networkmanager}, {@code uplink}, {@code sim}. */
    String origin();

    /** May Uplink change it. False of everything that was only observed. */
    boolean managed();

    /** Grows with each edit; {@code Profiles.update} refuses a stale one. 0 of an observed profile. */
    long revision();

    /** Key of the link it is up, or about to be up, on. */
    Optional<String> link();

    /** Name of that link's interface. */
    Optional<String> interfaceName();

    /** Addresses, gateways and name servers of one family as they are; what is wanted is in {@code ProfileSettings}. */
    IpState ip(Family family);

    /** The proxy as it is. */
    Proxy proxy();

    /** Written down somewhere, so that it outlives the link. */
    boolean saved();

    /** Its network can be had now: cable in, or in range. */
    boolean present();

    /** Strength of its own signal in dBm. */
    OptionalInt signalDbm();

    /** Name of the backend that describes it. */
    String backend();

    /** No bytes leave this machine by it. */
    boolean simulated();

    /** The same profile without what no listener is told about: signal, revision, backend. */
    Profile withoutQuiet();

    /** Starts a profile of which only this is known. */
    static ProfileBuilder builder(String id, Technology technology) {
        return new ProfileBuilder(id, technology);
    }

    /** A changeable copy of what every kind of profile has. */
    default ProfileBuilder toBuilder() {
        return new ProfileBuilder(this);
    }
}
