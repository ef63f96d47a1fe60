// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import uplink.linux.networkmanager.bus.Fields;

/**
 * What NetworkManager keeps of one profile: keys by section ({@code a{sa{sv}}}), as {@code GetSettings} answers it. Variants keep the
 * signature that they came with, so that what is not understood here goes back unharmed. Immutable.
 *
 * <p>As dbus-java has them, and takes them back: {@code ay} a {@code byte[]}, {@code aay} a list of those, {@code au} a list of
 * {@code UInt32}, {@code aa{sv}} a list of maps, {@code a{ss}} a map.
 */
public final class ConnectionSettings {
    /** Name, id, type and what concerns the whole profile. */
    public static final String CONNECTION = "connection";
    /** Texts that NetworkManager keeps for others. */
    public static final String USER = "user";
    /** Signature of the whole, for {@code AddConnection2} and {@code Update2}. */
    public static final String SIGNATURE = "a{sa{sv}}";

    private final Map<String, Map<String, Variant<?>>> sections;

    private ConnectionSettings(Map<String, Map<String, Variant<?>>> sections) {
        this.sections = sections;
    }

    /** Nothing at all. */
    public static ConnectionSettings empty() {
        return new ConnectionSettings(Map.of());
    }

    /** Of the first argument of an answer, as the bus gives it; what is no variant by section and key is left out. */
    public static ConnectionSettings of(Object answer) {
        Map<String, Map<String, Variant<?>>> sections = new TreeMap<>();
        if (answer instanceof Map<?, ?> outer) {
            outer.forEach((section, keys) -> sections.put(
                    String.valueOf(section), keys instanceof Map<?, ?> map ? Values.opened(map) : Map.of()));
        }
        return new ConnectionSettings(sections);
    }

    /** As dbus-java wants it for {@link #SIGNATURE}. */
    public Map<String, Map<String, Variant<?>>> raw() {
        Map<String, Map<String, Variant<?>>> copy = new LinkedHashMap<>();
        sections.forEach((section, keys) -> copy.put(section, new LinkedHashMap<>(keys)));
        return copy;
    }

    /** Names of the sections, in their order. */
    public Set<String> sections() {
        return Collections.unmodifiableSet(sections.keySet());
    }

    /** Keys of a section, in their order; none when there is no such section. */
    public Set<String> keys(String section) {
        return Collections.unmodifiableSet(
                sections.getOrDefault(section, Map.of()).keySet());
    }

    /** A section as plain values; empty when there is no such section. */
    public Fields section(String section) {
        return Fields.of(sections.getOrDefault(section, Map.of()));
    }

    /** One value as it is kept. */
    public Optional<Variant<?>> value(String section, String key) {
        return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(key));
    }

    /** Is there such a section. */
    public boolean has(String section) {
        return sections.containsKey(section);
    }

    /** With the section, empty if there is none yet. */
    public ConnectionSettings with(String section) {
        Map<String, Map<String, Variant<?>>> more = new TreeMap<>(sections);
        more.putIfAbsent(section, Map.of());
        return new ConnectionSettings(more);
    }

    /** With this value instead of the one that may be there. */
    public ConnectionSettings with(String section, String key, Variant<?> value) {
        Map<String, Variant<?>> keys = new TreeMap<>(sections.getOrDefault(section, Map.of()));
        keys.put(key, value);
        return replaced(section, keys);
    }

    /** With this value, or without any. */
    public ConnectionSettings with(String section, String key, Optional<Variant<?>> value) {
        return value.map(one -> with(section, key, one)).orElseGet(() -> without(section, key));
    }

    /** Without these keys; the section stays. */
    public ConnectionSettings without(String section, String... gone) {
        if (!has(section)) {
            return this;
        }
        Map<String, Variant<?>> keys = new TreeMap<>(sections.getOrDefault(section, Map.of()));
        for (String key : gone) {
            keys.remove(key);
        }
        return replaced(section, keys);
    }

    /** Without that section. */
    public ConnectionSettings withoutSection(String section) {
        Map<String, Map<String, Variant<?>>> fewer = new TreeMap<>(sections);
        fewer.remove(section);
        return new ConnectionSettings(fewer);
    }

    private ConnectionSettings replaced(String section, Map<String, Variant<?>> keys) {
        Map<String, Map<String, Variant<?>>> more = new TreeMap<>(sections);
        more.put(section, keys);
        return new ConnectionSettings(more);
    }

    /**
     * With the secrets that {@code GetSecrets} answered, so that {@code Update2} does not lose them. A key that is here already, such as
     * a new passphrase, and a section that is not here stay as they are; peers of {@code wireguard} are completed one by one.
     */
    public ConnectionSettings withSecrets(ConnectionSettings secrets) {
        return Secrets.merged(this, secrets);
    }

    /** {@code connection.uuid}; empty when there is none. */
    public String uuid() {
        return section(CONNECTION).text("uuid").orElse("");
    }

    /** {@code connection.id}, the name for people; empty when there is none. */
    public String id() {
        return section(CONNECTION).text("id").orElse("");
    }

    /** {@code connection.type}, which is the name of a section as well; empty when there is none. */
    public String type() {
        return section(CONNECTION).text("type").orElse("");
    }

    /** {@code connection.interface-name}. */
    public Optional<String> interfaceName() {
        return section(CONNECTION).text("interface-name");
    }

    /** Made by Uplink: carries {@code uplink.managed} among the user's texts. */
    public boolean madeByUplink() {
        return Notes.of(this).has(Notes.MANAGED);
    }

    /** How often Uplink has written it: {@code uplink.revision} among the user's texts; 0 for never. */
    public long revision() {
        return Notes.of(this).revision();
    }

    /** The same as the work of another revision. */
    public ConnectionSettings withRevision(long revision) {
        return Notes.note(this, Notes.REVISION, Optional.of(Long.toString(revision)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionSettings settings
                && Canonical.of(this).equals(Canonical.of(settings));
    }

    @Override
    public int hashCode() {
        return Canonical.of(this).hashCode();
    }

    /** Names of sections and keys alone: a value may be a secret. */
    @Override
    public String toString() {
        Map<String, Set<String>> names = new TreeMap<>();
        sections.forEach((section, keys) -> names.put(section, keys.keySet()));
        return "ConnectionSettings" + names;
    }
}
