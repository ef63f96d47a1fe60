// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import uplink.profile.MacAddress;
import uplink.profile.Profile;
import uplink.profile.Technology;

/** Collects a {@link WifiProfile}. Not for use by several threads. */
public final class WifiProfileBuilder {
    private final Profile base;
    private final Ssid ssid;
    private Optional<MacAddress> bssid = Optional.empty();
    private Optional<WifiSignal> signal = Optional.empty();
    private OptionalInt frequencyMhz = OptionalInt.empty();
    private OptionalLong maxSpeedBitsPerSecond = OptionalLong.empty();
    private WifiSecurity security = WifiSecurity.UNKNOWN;
    private WifiEncryption encryption = WifiEncryption.UNKNOWN;
    private boolean passphraseRequired;
    private boolean wpsSupported;
    private boolean hidden;

    WifiProfileBuilder(Profile base, Ssid ssid) {
        if (base.technology() != Technology.WIFI) {
            throw new IllegalArgumentException(base.id() + " is for " + base.technology() + ", want WIFI");
        }
        this.base = base;
        this.ssid = ssid;
    }

    /** Sets {@link WifiProfile#bssid()}. */
    public WifiProfileBuilder bssid(Optional<MacAddress> value) {
        bssid = value;
        return this;
    }

    /** Sets {@link WifiProfile#signal()} and {@link Profile#signalDbm()}. */
    public WifiProfileBuilder signal(Optional<WifiSignal> value) {
        signal = value;
        return this;
    }

    /** Sets {@link WifiProfile#frequencyMhz()}. */
    public WifiProfileBuilder frequencyMhz(OptionalInt value) {
        frequencyMhz = value;
        return this;
    }

    /** Sets {@link WifiProfile#maxSpeedBitsPerSecond()}. */
    public WifiProfileBuilder maxSpeedBitsPerSecond(OptionalLong value) {
        maxSpeedBitsPerSecond = value;
        return this;
    }

    /** Sets {@link WifiProfile#security()} and {@link WifiProfile#encryption()}. */
    public WifiProfileBuilder security(WifiSecurity admission, WifiEncryption cipher) {
        security = admission;
        encryption = cipher;
        return this;
    }

    /** Sets {@link WifiProfile#passphraseRequired()}. */
    public WifiProfileBuilder passphraseRequired(boolean value) {
        passphraseRequired = value;
        return this;
    }

    /** Sets {@link WifiProfile#wpsSupported()}. */
    public WifiProfileBuilder wpsSupported(boolean value) {
        wpsSupported = value;
        return this;
    }

    /** Sets {@link WifiProfile#hidden()}. */
    public WifiProfileBuilder hidden(boolean value) {
        hidden = value;
        return this;
    }

    /** The finished profile. */
    public WifiProfile build() {
        OptionalInt dbm = signal.map(strength -> OptionalInt.of(strength.dbm())).orElse(base.signalDbm());
        return new WifiProfileValue(
                base.toBuilder().signalDbm(dbm).build(),
                ssid,
                bssid,
                signal,
                frequencyMhz,
                maxSpeedBitsPerSecond,
                security,
                encryption,
                passphraseRequired,
                wpsSupported,
                hidden);
    }
}
