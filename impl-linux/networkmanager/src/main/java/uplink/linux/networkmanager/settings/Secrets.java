// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.types.Variant;

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

    /** {@code wireguard.peers} ({@code aa{sv}}) has secrets inside; they are answered beside each peer's public key. */
    private static final String PEERS = "peers";

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

    /** {@code settings}, and of the sections that are there the secrets that are not. */
    static ConnectionSettings merged(ConnectionSettings settings, ConnectionSettings secrets) {
        ConnectionSettings merged = settings;
        for (String section : secrets.sections()) {
            for (String key : secrets.keys(section)) {
                Variant<?> secret = secrets.value(section, key).orElseThrow();
                Optional<Variant<?>> here = settings.value(section, key);
                if (settings.has(section) && here.isEmpty()) {
                    merged = merged.with(section, key, secret);
                } else if (here.isPresent() && key.equals(PEERS)) {
                    merged = merged.with(section, key, peers(here.get(), secret));
                }
            }
        }
        return merged;
    }

    /** Peers, each with what it lacks and {@code secrets} has of it. */
    private static Variant<?> peers(Variant<?> here, Variant<?> secrets) {
        Map<String, Map<String, Variant<?>>> known = new LinkedHashMap<>();
        Values.opened(secrets).forEach(one -> known.put(name(one), one));
        List<Map<String, Variant<?>>> merged = new ArrayList<>();
        for (Map<String, Variant<?>> peer : Values.opened(here)) {
            Map<String, Variant<?>> whole = new LinkedHashMap<>(known.getOrDefault(name(peer), Map.of()));
            whole.putAll(peer);
            merged.add(whole);
        }
        return Values.dictionaries(merged);
    }

    private static String name(Map<String, Variant<?>> peer) {
        return Canonical.text(peer.get("public-key"));
    }
}
