// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which keys hold secrets. {@code GetSettings} leaves them out and {@code Update2} replaces the whole, so an edit asks {@code GetSecrets}
 * for each section of {@link #sections} and merges the answers by {@link ConnectionSettings#withSecrets}. Pure.
 */
public final class Secrets {
    private static final Map<String, Set<String>> KEYS = Map.of(
            "802-11-wireless-security",
            Set.of("psk", "wep-key0", "wep-key1", "wep-key2", "wep-key3", "leap-password"),
            "802-1x",
            Set.of(
                    "password",
                    "password-raw",
                    "pin",
                    "private-key-password",
                    "phase2-private-key-password",
                    "ca-cert-password",
                    "client-cert-password",
                    "phase2-ca-cert-password",
                    "phase2-client-cert-password"),
            "adsl",
            Set.of("password"),
            "cdma",
            Set.of("password"),
            "gsm",
            Set.of("password", "pin"),
            "macsec",
            Set.of("mka-cak"),
            "pppoe",
            Set.of("password"),
            "vpn",
            Set.of("secrets"),
            "wireguard",
            Set.of("private-key"));

    private Secrets() {}

    /** Sections of a profile that may hold secrets, in their order. */
    public static List<String> sections(ConnectionSettings settings) {
        return settings.sections().stream().filter(KEYS::containsKey).toList();
    }

    /** Does that key hold a secret. */
    public static boolean isSecret(String section, String key) {
        return KEYS.getOrDefault(section, Set.of()).contains(key);
    }

    /** The same without any secret. */
    public static ConnectionSettings without(ConnectionSettings settings) {
        ConnectionSettings out = settings;
        for (String section : sections(settings)) {
            for (String key : settings.keys(section)) {
                out = isSecret(section, key) ? out.without(section, key) : out;
            }
        }
        return out;
    }
}
