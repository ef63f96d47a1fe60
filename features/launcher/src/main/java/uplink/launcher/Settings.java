// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * What the operator has written down for a gateway, in a file of {@code key = value} lines: {@code uplink.manage = eth0} is a framework
 * property, {@code PID/name = one, two} part of the configuration of a component.
 *
 * @param properties for the framework
 * @param configurations by PID, each value apart at its commas
 */
record Settings(Map<String, String> properties, Map<String, Dictionary<String, Object>> configurations) {
    private static final String ADMIN = "org.osgi.service.cm.ConfigurationAdmin";

    /** Nothing is written down. */
    static final Settings NONE = new Settings(Map.of(), Map.of());

    /**
     * Reads a file.
     *
     * @throws UnfitException when it cannot be read, or has a key that is neither
     */
    static Settings read(Path file) throws UnfitException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (NoSuchFileException none) {
            throw new UnfitException(UnfitException.FAILED, "there is no configuration " + file);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnfitException(
                    UnfitException.FAILED, "the configuration " + file + " cannot be read: " + unreadable.getMessage());
        }
        Map<String, String> properties = new TreeMap<>();
        Map<String, Dictionary<String, Object>> configurations = new TreeMap<>();
        for (String key : lines.stringPropertyNames()) {
            String value = lines.getProperty(key).strip();
            int slash = key.indexOf('/');
            if (!key.startsWith("uplink.") || slash == key.length() - 1) {
                throw new UnfitException(
                        UnfitException.FAILED,
                        "the configuration " + file + " has '" + key + "'; want uplink.NAME or uplink.PID/NAME");
            }
            if (slash < 0) {
                properties.put(key, value);
            } else {
                configurations
                        .computeIfAbsent(key.substring(0, slash), pid -> new Hashtable<>())
                        .put(key.substring(slash + 1), value.split("\\s*,\\s*"));
            }
        }
        return new Settings(properties, configurations);
    }

    /** Gives the configurations to the framework's own keeper of them, whose classes are not the launcher's. */
    void configure(BundleContext context) {
        ServiceReference<?> reference = context.getServiceReference(ADMIN);
        if (reference == null || configurations.isEmpty()) {
            return;
        }
        try {
            Object admin = context.getService(reference);
            Class<?> type = admin.getClass().getClassLoader().loadClass(ADMIN);
            Class<?> one = type.getClassLoader().loadClass("org.osgi.service.cm.Configuration");
            for (Map.Entry<String, Dictionary<String, Object>> each : configurations.entrySet()) {
                Object configuration = type.getMethod("getConfiguration", String.class, String.class)
                        .invoke(admin, each.getKey(), "?");
                one.getMethod("update", Dictionary.class).invoke(configuration, each.getValue());
            }
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException broken) {
            throw new IllegalStateException("the configuration cannot be handed over", broken);
        }
    }
}
