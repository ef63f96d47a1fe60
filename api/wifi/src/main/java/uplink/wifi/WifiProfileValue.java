// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import uplink.profile.MacAddress;
import uplink.profile.Profile;
import uplink.profile.TypedProfile;

record WifiProfileValue(
        Profile base,
        Ssid ssid,
        Optional<MacAddress> bssid,
        Optional<WifiSignal> signal,
        OptionalInt frequencyMhz,
        OptionalLong maxSpeedBitsPerSecond,
        WifiSecurity security,
        WifiEncryption encryption,
        boolean passphraseRequired,
        boolean wpsSupported,
        boolean hidden)
        implements WifiProfile, TypedProfile {
    @Override
    public OptionalInt signalDbm() {
        return base.signalDbm();
    }

    @Override
    public TypedProfile onto(Profile other) {
        return with(other, signal);
    }

    @Override
    public Profile withoutQuiet() {
        return with(base.withoutQuiet(), Optional.empty());
    }

    private WifiProfileValue with(Profile other, Optional<WifiSignal> strength) {
        return new WifiProfileValue(
                other,
                ssid,
                bssid,
                strength,
                frequencyMhz,
                maxSpeedBitsPerSecond,
                security,
                encryption,
                passphraseRequired,
                wpsSupported,
                hidden);
    }
}
