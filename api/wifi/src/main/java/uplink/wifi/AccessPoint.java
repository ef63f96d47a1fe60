// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import uplink.profile.MacAddress;

/**
 * One radio that was heard in a scan; nl80211 {@code NL80211_BSS_…}, NetworkManager {@code AccessPoint}.
 *
 * @param ssid empty when it hides its name
 * @param bssid its own address
 * @param signal how strong
 * @param frequencyMhz centre of its channel
 * @param maxSpeedBitsPerSecond what it says it can do
 * @param security how it lets stations in
 * @param encryption the cipher
 * @param wpsSupported offers Wi-Fi Protected Setup
 * @param seen when it was last heard
 */
public record AccessPoint(
        Optional<Ssid> ssid,
        MacAddress bssid,
        WifiSignal signal,
        OptionalInt frequencyMhz,
        OptionalLong maxSpeedBitsPerSecond,
        WifiSecurity security,
        WifiEncryption encryption,
        boolean wpsSupported,
        Instant seen) {}
