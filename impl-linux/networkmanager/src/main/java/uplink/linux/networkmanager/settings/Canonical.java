// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.lang.reflect.Array;
import java.util.Map;
import java.util.TreeMap;
import org.freedesktop.dbus.Container;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Values as one text each, equal for equal ones: arrays and lists alike, dictionaries in the order of their keys. It holds what the values
 * hold, secrets too, so it is compared or digested, and never shown. Pure.
 */
final class Canonical {
    private Canonical() {}

    /** By {@code section.key}; a section without keys stands for itself. */
    static Map<String, String> of(ConnectionSettings settings) {
        Map<String, String> all = new TreeMap<>();
        for (String section : settings.sections()) {
            all.put(section, "");
            for (String key : settings.keys(section)) {
                settings.value(section, key).ifPresent(value -> all.put(section + "." + key, text(value)));
            }
        }
        return all;
    }

    static String text(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        if (value instanceof Variant<?> variant) {
            write(variant.getValue(), text.append(variant.getSig()).append(' '));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, one) -> sorted.put(text(key), text(one)));
            text.append(sorted);
        } else if (value instanceof Iterable<?> list) {
            text.append('[');
            list.forEach(one -> write(one, text));
            text.append(']');
        } else if (value instanceof Container structure) {
            write(structure.getParameters(), text);
        } else if (value != null && value.getClass().isArray()) {
            text.append('[');
            for (int at = 0; at < Array.getLength(value); at++) {
                write(Array.get(value, at), text);
            }
            text.append(']');
        } else {
            String plain = String.valueOf(value);
            text.append(plain.length()).append(':').append(plain).append(',');
        }
    }
}
