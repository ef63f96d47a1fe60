// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which value each key of a profile had, without the values: one digest per key. Left out are secrets, what changes by itself ({@code
 * connection.timestamp}, {@code uplink.revision}), and the older twins of keys that are there in the newer form. Taken of what {@code
 * GetSettings} answers after an edit, it tells that state from any that a foreign hand has made of it. Immutable.
 */
public final class Fingerprint {
    private static final Set<String> RESTLESS = Set.of("connection.timestamp", "user", "user.data");
    private static final int SHORT = 16;

    private final Map<String, String> digests;

    /**
     * What somebody else has changed.
     *
     * @param keys names alone, {@code section.key} in their order; a section by itself came or went; of the user's texts {@code user.name}
     */
    public record Drift(List<String> keys) {
        public Drift {
            keys = List.copyOf(keys);
        }

        /** Nothing is another. */
        public boolean none() {
            return keys.isEmpty();
        }

        /** The keys with commas, for people. */
        @Override
        public String toString() {
            return String.join(", ", keys);
        }
    }

    private Fingerprint(Map<String, String> digests) {
        this.digests = digests;
    }

    /** Of settings as they are now. */
    public static Fingerprint of(ConnectionSettings settings) {
        Map<String, String> values = Canonical.of(SettingsWriter.withoutTwins(Secrets.without(settings)));
        values.keySet().removeAll(RESTLESS);
        Notes.of(settings).entries().forEach((name, value) -> values.put("user." + name, value));
        values.remove("user." + Notes.REVISION);
        values.replaceAll((name, value) -> digest(value));
        return new Fingerprint(values);
    }

    /** What has become another since {@code before}. */
    public Drift since(Fingerprint before) {
        Set<String> keys = new TreeSet<>(digests.keySet());
        keys.addAll(before.digests.keySet());
        keys.removeIf(key -> before.digests.getOrDefault(key, "").equals(digests.getOrDefault(key, "")));
        return new Drift(keys.stream().toList());
    }

    /** One digest of all, to be kept: 32 hexadecimal digits. */
    public String text() {
        return digest(digests.toString());
    }

    private static String digest(String value) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, SHORT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fingerprint print && digests.equals(print.digests);
    }

    @Override
    public int hashCode() {
        return digests.hashCode();
    }

    /** {@link #text}. */
    @Override
    public String toString() {
        return text();
    }
}
