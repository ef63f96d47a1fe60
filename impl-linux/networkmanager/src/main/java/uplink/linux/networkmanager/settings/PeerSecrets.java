// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;

/** Secrets inside {@code wireguard.peers} ({@code aa{sv}}): {@code GetSecrets} answers them beside each peer's public key. Pure. */
final class PeerSecrets {
    static final String KEY = "peers";
    private static final String NAME = "public-key";

    private PeerSecrets() {}

    /** {@code peers}, each with what it lacks and {@code secrets} has of it. */
    static Variant<?> merged(Variant<?> peers, Variant<?> secrets) {
        Map<String, Map<String, Variant<?>>> known = new LinkedHashMap<>();
        Values.opened(secrets).forEach(one -> known.put(name(one), one));
        List<Map<String, Variant<?>>> merged = new ArrayList<>();
        for (Map<String, Variant<?>> peer : Values.opened(peers)) {
            Map<String, Variant<?>> whole = new LinkedHashMap<>(known.getOrDefault(name(peer), Map.of()));
            whole.putAll(peer);
            merged.add(whole);
        }
        return Values.dictionaries(merged);
    }

    private static String name(Map<String, Variant<?>> peer) {
        return Canonical.text(peer.get(NAME));
    }
}
