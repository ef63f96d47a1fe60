// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.util.Arrays;
import java.util.Optional;
import uplink.profile.Secret;

/**
 * What may be a passphrase: WPA 8 to 63 printable ASCII characters or 64 hexadecimal digits (IEEE 802.11 annex J.4), SAE any text of
 * at least one character, WEP 5 or 13 characters or 10 or 26 hexadecimal digits, none for an open network. Pure.
 */
public final class Passphrase {
    private Passphrase() {}

    /** What is wrong with it, without the secret itself; empty when nothing is. */
    public static Optional<String> problem(WifiSecurity security, Secret secret) {
        char[] text = secret.reveal();
        try {
            return switch (security) {
                case NONE, OWE -> Optional.of("an open network takes no passphrase");
                case WEP -> unless(wep(text), "WEP wants 5 or 13 characters, or 10 or 26 hexadecimal digits");
                case WPA_PSK, WPA2_PSK ->
                    unless(wpa(text), "WPA wants 8 to 63 printable ASCII characters, or 64 hexadecimal digits");
                case SAE, EAP -> unless(text.length > 0, "want at least one character");
                case UNKNOWN -> Optional.empty();
            };
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static boolean wep(char[] text) {
        return switch (text.length) {
            case 5, 13 -> all(text, Passphrase::printable);
            case 10, 26 -> all(text, Passphrase::hexadecimal);
            default -> false;
        };
    }

    private static boolean wpa(char[] text) {
        return text.length == 64
                ? all(text, Passphrase::hexadecimal)
                : text.length >= 8 && text.length <= 63 && all(text, Passphrase::printable);
    }

    private static boolean printable(char character) {
        return character >= ' ' && character <= '~';
    }

    private static boolean hexadecimal(char character) {
        return Character.digit(character, 16) >= 0 && character < 128;
    }

    private static boolean all(char[] text, Rule rule) {
        for (char character : text) {
            if (!rule.allows(character)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> unless(boolean holds, String message) {
        return holds ? Optional.empty() : Optional.of(message);
    }

    private interface Rule {
        boolean allows(char character);
    }
}
