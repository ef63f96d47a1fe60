// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.Arrays;
import java.util.Optional;
import uplink.cellular.CellularSettings;
import uplink.profile.ProfileSettings;
import uplink.profile.Secret;
import uplink.profile.SettingsPart;
import uplink.wifi.WifiSettings;

/** Parts settings from their secrets. */
final class Secrets {
    private Secrets() {}

    static Secret copy(Secret secret) {
        char[] text = secret.reveal();
        try {
            return Secret.of(text);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    static Optional<Secret> of(ProfileSettings settings) {
        Optional<SettingsPart> part = settings.part();
        Optional<Secret> passphrase =
                part.filter(WifiSettings.class::isInstance).flatMap(wifi -> ((WifiSettings) wifi).passphrase());
        return passphrase
                .or(() -> part.filter(CellularSettings.class::isInstance)
                        .flatMap(mobile -> ((CellularSettings) mobile).auth().password()))
                .map(Secrets::copy);
    }

    static ProfileSettings without(ProfileSettings settings) {
        return settings.part()
                .map(part -> settings.toBuilder().part(without(part)).build())
                .orElse(settings);
    }

    private static SettingsPart without(SettingsPart part) {
        if (part instanceof WifiSettings wifi) {
            return new WifiSettings(wifi.ssid(), wifi.hidden(), wifi.security(), Optional.empty(), wifi.bssid());
        }
        if (part instanceof CellularSettings mobile) {
            return new CellularSettings(
                    mobile.serviceType(),
                    mobile.apn(),
                    new CellularSettings.Auth(
                            mobile.auth().type(), mobile.auth().user(), Optional.empty()),
                    mobile.homeUrl(),
                    mobile.pdnType(),
                    mobile.roamingPdnType(),
                    mobile.roamingAllowed());
        }
        return part;
    }
}
