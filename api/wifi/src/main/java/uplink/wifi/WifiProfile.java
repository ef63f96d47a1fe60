// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.MacAddress;
import uplink.profile.Profile;

/** A profile for a Wi-Fi network; Tizen {@code CONNECTION_PROFILE_TYPE_WIFI}. Immutable. */
@ProviderType
public interface WifiProfile extends Profile {
    /** Name of the network; Tizen {@code connection_profile_get_wifi_essid}. */
    Ssid ssid();

    /** The access point that it is joined to, or bound to. */
    Optional<MacAddress> bssid();

    /** Its strength, both in dBm and per cent; the dBm are also {@link Profile#signalDbm()}. */
    Optional<WifiSignal> signal();

    /** Centre of the channel in MHz. */
    OptionalInt frequencyMhz();

    /** Highest rate, in bits per second. */
    OptionalLong maxSpeedBitsPerSecond();

    /** How the network lets stations in. */
    WifiSecurity security();

    /** The cipher. */
    WifiEncryption encryption();

    /** Must somebody give a passphrase before it can connect: a secret is wanted, and none is saved. */
    boolean passphraseRequired();

    /** Offers Wi-Fi Protected Setup. */
    boolean wpsSupported();

    /** Does not tell its name. */
    boolean hidden();

    /** Starts from what every profile has; of {@code base} the technology is WIFI. */
    static WifiProfileBuilder builder(Profile base, Ssid ssid) {
        return new WifiProfileBuilder(base, ssid);
    }
}
