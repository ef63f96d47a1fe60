// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/**
 * D-Bus values as plain ones: every whole number a {@link Long}, doubles, booleans, text (object paths and signatures too), {@code ay} a
 * {@code byte[]}, other arrays and structures a {@link List}, dictionaries a {@link Map} by text. Variants are opened. Pure.
 */
final class Plain {
    private Plain() {}

    static Object of(Object value) {
        if (value instanceof Variant<?> variant) {
            return of(variant.getValue());
        }
        if (value instanceof DBusPath path) {
            return path.getPath();
        }
        if (value instanceof Double || value instanceof Boolean || value instanceof byte[]) {
            return value;
        }
        if (value instanceof Byte octet) {
            return octet & 0xFFL;
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, one) -> plain.put(String.valueOf(of(key)), of(one)));
            return plain;
        }
        return list(value);
    }

    private static Object list(Object value) {
        if (value instanceof Collection<?> list) {
            return list.isEmpty() || !list.stream().allMatch(Byte.class::isInstance)
                    ? all(list.toArray())
                    : octets(list);
        }
        if (value instanceof Object[] array) {
            return all(array);
        }
        if (value instanceof org.freedesktop.dbus.Container structure) {
            return all(structure.getParameters());
        }
        return String.valueOf(value);
    }

    private static List<Object> all(Object[] values) {
        List<Object> plain = new ArrayList<>(values.length);
        for (Object one : values) {
            plain.add(of(one));
        }
        return plain;
    }

    private static byte[] octets(Collection<?> list) {
        byte[] octets = new byte[list.size()];
        int at = 0;
        for (Object one : list) {
            octets[at++] = (Byte) one;
        }
        return octets;
    }
}
