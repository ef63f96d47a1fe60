// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.util.function.UnaryOperator;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularSettings;
import uplink.profile.CommandOptions;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Profiles;
import uplink.profile.Proxy;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** Profiles that are changed, and put back. */
final class Editions {
    private static final CommandOptions OPTIONS = CommandOptions.DEFAULT;

    private final Stage stage;

    Editions(Stage stage) {
        this.stage = stage;
    }

    private Profiles profiles() {
        return stage.areas().profiles();
    }

    private ProfileSettings settings(Profile profile) throws Exception {
        return stage.join(profiles().settings(profile.id(), OPTIONS));
    }

    /** Changes it, reads it back, and puts back what was there. */
    private ProfileSettings changed(Profile profile, UnaryOperator<ProfileSettingsBuilder> change) throws Exception {
        ProfileSettings before = settings(profile);
        Profile now = stage.join(
                profiles().update(profile, change.apply(before.toBuilder()).build(), OPTIONS));
        try {
            return settings(now);
        } finally {
            stage.join(profiles().update(profiles().find(now.id()).orElse(now), before, OPTIONS));
        }
    }

    Object cellular() throws Exception {
        CellularProfile profile = stage.profile(CellularProfile.class);
        ProfileSettings now = changed(profile, builder -> builder.part(CellularSettings.internet("demo.example")));
        return profile.name() + ": " + profile.serviceType() + ", APN "
                + profile.apn().orElse("none") + "; changed to "
                + now.part(CellularSettings.class)
                        .flatMap(CellularSettings::apn)
                        .orElse("none") + ", and back";
    }

    Object wifi() throws Exception {
        Secret secret = Secret.of("correct horse".toCharArray());
        ProfileSettings wanted = ProfileSettings.builder("demo-attic", Technology.WIFI)
                .autoconnect(false)
                .part(WifiSettings.secured(Ssid.of("demo-attic"), WifiSecurity.WPA2_PSK, secret))
                .build();
        Profile added = stage.join(profiles().add(wanted, OPTIONS));
        try {
            WifiProfile profile = (WifiProfile) added;
            return profile.ssid() + ", " + profile.security() + ", passphrase "
                    + (profile.passphraseRequired() ? "wanted" : "given, and shown to nobody");
        } finally {
            stage.join(profiles().remove(added.id(), OPTIONS));
        }
    }

    Object proxy() throws Exception {
        Profile profile = stage.profile(WifiProfile.class);
        ProfileSettings now = changed(profile, builder -> builder.proxy(Proxy.manual("proxy.example", 3128)));
        return "of " + profile.name() + " set to " + now.proxy().text() + ", and back";
    }
}
