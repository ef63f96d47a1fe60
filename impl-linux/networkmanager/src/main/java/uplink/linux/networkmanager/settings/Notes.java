// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Uplink's entries in {@code user.data} ({@code a{ss}}): that a profile is ours, its revision, and what NetworkManager has no key for.
 * Entries of others stay. Immutable.
 */
final class Notes {
    /** There, with the value 1, when Uplink made the profile. */
    static final String MANAGED = "uplink.managed";
    /** Decimal; grows with each write of Uplink. */
    static final String REVISION = "uplink.revision";
    /** What all entries of Uplink begin with. */
    static final String PREFIX = "uplink.";

    private static final String DATA = "data";

    private final Map<String, String> entries;

    private Notes(Map<String, String> entries) {
        this.entries = entries;
    }

    static Notes of(ConnectionSettings settings) {
        Map<String, String> entries = new TreeMap<>();
        Object data = settings.value(ConnectionSettings.USER, DATA)
                .<Object>map(variant -> variant.getValue())
                .orElse("");
        if (data instanceof Map<?, ?> map) {
            map.forEach((key, value) -> entries.put(String.valueOf(key), String.valueOf(value)));
        }
        return new Notes(entries);
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Of a word of {@code kind}; empty when there is none, or an unknown one. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> kind) {
        @Nullable String word = entries.get(name);
        for (E one : kind.getEnumConstants()) {
            if (one.name().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    long revision() {
        try {
            return Math.max(0, Long.parseLong(entries.getOrDefault(REVISION, "0")));
        } catch (NumberFormatException broken) {
            return 0;
        }
    }

    /** {@code settings} with that entry, or without it. */
    static ConnectionSettings note(ConnectionSettings settings, String name, Optional<String> value) {
        Map<String, String> entries = new TreeMap<>(of(settings).entries);
        value.ifPresentOrElse(text -> entries.put(name, text), () -> entries.remove(name));
        if (entries.isEmpty() && !settings.has(ConnectionSettings.USER)) {
            return settings;
        }
        return settings.with(ConnectionSettings.USER, DATA, Values.words(entries));
    }

    /** All, those of others too. */
    Map<String, String> entries() {
        return Collections.unmodifiableMap(entries);
    }
}
