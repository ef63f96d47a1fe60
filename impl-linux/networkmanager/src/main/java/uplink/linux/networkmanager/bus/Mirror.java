// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The objects of one daemon as they were told: {@code GetManagedObjects} of an {@code org.freedesktop.DBus.ObjectManager}, then its
 * signals and {@code PropertiesChanged}, in their order. Not safe for several threads.
 */
public final class Mirror {
    private static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final Map<String, Map<String, Fields>> objects = new TreeMap<>();

    /** Forgets everything, and keeps what {@code managed} says: interfaces by path, properties by interface. */
    public void replace(Map<?, ?> managed) {
        objects.clear();
        managed.forEach((path, interfaces) -> added(String.valueOf(path), interfaces));
    }

    /** Forgets everything. */
    public void clear() {
        objects.clear();
    }

    /** Takes in one signal; false when it changes nothing here. */
    public boolean take(Signal signal) {
        if (signal.interfaceName().equals(PROPERTIES) && signal.member().equals("PropertiesChanged")) {
            return changed(signal);
        }
        if (!signal.interfaceName().equals(OBJECT_MANAGER)) {
            return false;
        }
        return switch (signal.member()) {
            case "InterfacesAdded" -> {
                added(signal.text(0), signal.dictionary(1));
                yield true;
            }
            case "InterfacesRemoved" -> removed(signal.text(0), signal.list(1));
            default -> false;
        };
    }

    private void added(String path, Object interfaces) {
        if (interfaces instanceof Map<?, ?> map) {
            Map<String, Fields> of = objects.computeIfAbsent(path, unused -> new HashMap<>());
            map.forEach((name, properties) -> {
                if (properties instanceof Map<?, ?> dictionary) {
                    of.put(String.valueOf(name), Fields.of(dictionary));
                }
            });
        }
    }

    private boolean removed(String path, List<?> interfaces) {
        Map<String, Fields> of = objects.get(path);
        if (of == null) {
            return false;
        }
        boolean any = of.keySet().removeAll(Set.copyOf(interfaces));
        if (of.isEmpty()) {
            objects.remove(path);
        }
        return any;
    }

    /** What is told of an object that is not known yet, or no longer, is left: the whole of it comes, or it is gone. */
    private boolean changed(Signal signal) {
        Map<String, Fields> of = objects.get(signal.path());
        Fields before = of == null ? null : of.get(signal.text(0));
        if (of == null || before == null) {
            return false;
        }
        Fields after = before.with(Fields.of(signal.dictionary(1))).without(signal.list(2));
        of.put(signal.text(0), after);
        return !after.equals(before);
    }

    /** Paths of the objects that have {@code interfaceName}, in the order of their names. */
    public List<String> paths(String interfaceName) {
        return objects.entrySet().stream()
                .filter(object -> object.getValue().containsKey(interfaceName))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Properties of one interface of one object; empty when there is no such thing. */
    public Fields of(String path, String interfaceName) {
        return objects.getOrDefault(path, Map.of()).getOrDefault(interfaceName, Fields.EMPTY);
    }

    /** Has that object that interface. */
    public boolean has(String path, String interfaceName) {
        return objects.getOrDefault(path, Map.of()).containsKey(interfaceName);
    }
}
