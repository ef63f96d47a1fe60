// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.Optional;
import java.util.OptionalInt;
import uplink.profile.Secret;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSignal;

/**
 * A simulated Wi-Fi network. Immutable.
 *
 * @param ssid its name
 * @param way how it lets stations in
 * @param number makes its BSSID
 * @param signal how strong
 * @param inRange can be heard
 * @param hidden does not tell its name
 */
public record Network(String ssid, Way way, int number, WifiSignal signal, boolean inRange, boolean hidden) {
    /**
     * How it lets stations in.
     *
     * @param security what it asks for
     * @param cipher of the air
     * @param key the right key; empty lets everybody in who has one, and WPS with it
     * @param wpsPin of Wi-Fi Protected Setup; 0 for the button alone, empty when it offers none
     */
    public record Way(WifiSecurity security, WifiEncryption cipher, Optional<Secret> key, OptionalInt wpsPin) {
        /** The cipher that goes with a security. */
        public static WifiEncryption cipher(WifiSecurity security) {
            return switch (security) {
                case NONE -> WifiEncryption.NONE;
                case WEP -> WifiEncryption.WEP;
                case WPA_PSK -> WifiEncryption.TKIP;
                case UNKNOWN -> WifiEncryption.UNKNOWN;
                default -> WifiEncryption.AES;
            };
        }

        /** Asks for a key. */
        public boolean secured() {
            return security != WifiSecurity.NONE && security != WifiSecurity.OWE;
        }

        boolean opens(Secret given) {
            return key.map(given::equals).orElse(true);
        }
    }

    /** The same, heard or not. */
    public Network inRange(boolean value) {
        return new Network(ssid, way, number, signal, value, hidden);
    }

    /** The same with another strength. */
    public Network signal(WifiSignal value) {
        return new Network(ssid, way, number, value, inRange, hidden);
    }

    /** Its name can be read. */
    public boolean visible() {
        return inRange && !hidden;
    }
}
