// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Values as NetworkManager's keys have them; each method is named by what the value is, and says the signature. Pure. */
final class Values {
    private Values() {}

    /** {@code s}. */
    static Variant<?> text(String value) {
        return new Variant<>(value, "s");
    }

    /** {@code b}. */
    static Variant<?> flag(boolean value) {
        return new Variant<>(value, "b");
    }

    /** {@code i}. */
    static Variant<?> signed(int value) {
        return new Variant<>(value, "i");
    }

    /** {@code u}. */
    static Variant<?> unsigned(long value) {
        return new Variant<>(new UInt32(value), "u");
    }

    /** {@code x}. */
    static Variant<?> wide(long value) {
        return new Variant<>(value, "x");
    }

    /** {@code ay}. */
    static Variant<?> octets(byte[] value) {
        return new Variant<>(value, "ay");
    }

    /** {@code as}. */
    static Variant<?> texts(List<String> value) {
        return new Variant<>(value, "as");
    }

    /** {@code au}. */
    static Variant<?> unsigneds(List<Long> value) {
        return new Variant<>(value.stream().map(UInt32::new).toList(), "au");
    }

    /** {@code aay}. */
    static Variant<?> octetStrings(List<byte[]> value) {
        return new Variant<>(value, "aay");
    }

    /** {@code aa{sv}}. */
    static Variant<?> dictionaries(List<Map<String, Variant<?>>> value) {
        return new Variant<>(value, "aa{sv}");
    }

    /** {@code a{ss}}. */
    static Variant<?> words(Map<String, String> value) {
        return new Variant<>(value, "a{ss}");
    }

    /** The entries of an {@code aa{sv}}, to be changed; what is none is left out. */
    static List<Map<String, Variant<?>>> opened(Variant<?> array) {
        List<Map<String, Variant<?>>> all = new ArrayList<>();
        if (array.getValue() instanceof Iterable<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> map) {
                    all.add(opened(map));
                }
            }
        }
        return all;
    }

    /** The keys of an {@code a{sv}}, to be changed; what is none is left out. */
    static Map<String, Variant<?>> opened(Map<?, ?> dictionary) {
        Map<String, Variant<?>> keys = new TreeMap<>();
        dictionary.forEach((key, value) -> {
            if (value instanceof Variant<?> variant) {
                keys.put(String.valueOf(key), variant);
            }
        });
        return keys;
    }
}
