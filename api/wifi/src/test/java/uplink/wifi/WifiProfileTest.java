// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import uplink.profile.InvalidSettingsException;
import uplink.profile.MacAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.Secret;
import uplink.profile.Technology;

class WifiProfileTest {
    private final WifiProfile profile = WifiProfile.builder(
                    Profile.builder("sim:cafe", Technology.WIFI).build(), Ssid.of("Café"))
            .bssid(Optional.of(MacAddress.parse("00:00:5e:00:53:01")))
            .signal(Optional.of(WifiSignal.ofDbm(-60)))
            .frequencyMhz(OptionalInt.of(5180))
            .maxSpeedBitsPerSecond(OptionalLong.of(866_000_000))
            .security(WifiSecurity.SAE, WifiEncryption.AES)
            .passphraseRequired(true)
            .wpsSupported(true)
            .hidden(true)
            .build();

    @Test
    void signalIsBothDbmAndPercent() {
        assertThat(profile.signalDbm()).hasValue(-60);
        assertThat(profile.signal()).contains(new WifiSignal(-60, 80, WifiSignal.Source.DBM));
        assertThat(WifiSignal.ofPercent(80)).isEqualTo(new WifiSignal(-60, 80, WifiSignal.Source.PERCENT));
        assertThat(WifiSignal.ofDbm(-130)).isEqualTo(new WifiSignal(-120, 0, WifiSignal.Source.DBM));
    }

    @Test
    void signalIsQuiet() {
        WifiProfile weaker = WifiProfile.builder(
                        Profile.builder("sim:cafe", Technology.WIFI).build(), profile.ssid())
                .bssid(profile.bssid())
                .signal(Optional.of(WifiSignal.ofDbm(-80)))
                .frequencyMhz(profile.frequencyMhz())
                .maxSpeedBitsPerSecond(profile.maxSpeedBitsPerSecond())
                .security(profile.security(), profile.encryption())
                .passphraseRequired(true)
                .wpsSupported(true)
                .hidden(true)
                .build();
        assertThat(weaker).isNotEqualTo(profile);
        assertThat(weaker.withoutQuiet()).isEqualTo(profile.withoutQuiet());
    }

    @Test
    void isForWifiOnly() {
        Profile cable = Profile.builder("sim:cable", Technology.ETHERNET).build();
        Ssid ssid = profile.ssid();
        assertThatIllegalArgumentException().isThrownBy(() -> WifiProfile.builder(cable, ssid));
    }

    @Test
    void aWrongPassphraseNamesTheFieldAndNotTheSecret() {
        WifiSettings settings =
                WifiSettings.secured(profile.ssid(), WifiSecurity.WPA2_PSK, Secret.of("hunter2".toCharArray()));
        assertThat(settings.toString()).doesNotContain("hunter2");
        InvalidSettingsException error = org.assertj.core.api.Assertions.catchThrowableOfType(
                InvalidSettingsException.class,
                () -> ProfileSettings.builder("Café", Technology.WIFI)
                        .part(settings)
                        .build());
        assertThat(error).hasMessageNotContaining("hunter2");
        assertThat(error.problems())
                .extracting(InvalidSettingsException.Problem::field)
                .isEqualTo(List.of("wifi.passphrase"));
    }
}
