// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.profile.InvalidSettingsException.Problem;
import uplink.profile.MacAddress;
import uplink.profile.Secret;
import uplink.profile.SettingsPart;
import uplink.profile.Technology;

/**
 * What is wanted of a Wi-Fi profile. Immutable; the passphrase is write-only.
 *
 * @param ssid name of the network
 * @param hidden it does not tell its name, so it must be asked for
 * @param security how it lets us in
 * @param passphrase empty to keep the saved one, or to be asked; the rules are those of {@link Passphrase}
 * @param bssid the one access point to use
 */
public record WifiSettings(
        Ssid ssid, boolean hidden, WifiSecurity security, Optional<Secret> passphrase, Optional<MacAddress> bssid)
        implements SettingsPart {
    /** An open network. */
    public static WifiSettings open(Ssid ssid) {
        return new WifiSettings(ssid, false, WifiSecurity.NONE, Optional.empty(), Optional.empty());
    }

    /** A network with a passphrase or key. */
    public static WifiSettings secured(Ssid ssid, WifiSecurity security, Secret passphrase) {
        return new WifiSettings(ssid, false, security, Optional.of(passphrase), Optional.empty());
    }

    @Override
    public Technology technology() {
        return Technology.WIFI;
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (security == WifiSecurity.UNKNOWN) {
            problems.add(new Problem("wifi.security", "UNKNOWN cannot be wanted"));
        }
        passphrase
                .flatMap(secret -> Passphrase.problem(security, secret))
                .ifPresent(message -> problems.add(new Problem("wifi.passphrase", message)));
        return List.copyOf(problems);
    }
}
