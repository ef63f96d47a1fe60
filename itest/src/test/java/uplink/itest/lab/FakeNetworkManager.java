// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.util.Map;
import java.util.TreeMap;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.types.Variant;

/**
 * Stands for NetworkManager on a bus, and says whatever a test wants, however wrong: the real one cannot be brought to that. Proves
 * nothing about the real one.
 */
final class FakeNetworkManager implements AutoCloseable {
    static final String ROOT = "/org/freedesktop";
    static final String NM = "org.freedesktop.NetworkManager";
    static final String PATH = "/org/freedesktop/NetworkManager";

    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final DBusConnection connection;
    private final Map<DBusPath, Map<String, Map<String, Variant<?>>>> objects = new TreeMap<>();

    /** Answers what it is told to, before it has a name. */
    FakeNetworkManager(String address) throws DBusException {
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    /** One interface of one of its objects. */
    FakeNetworkManager with(String path, String interfaceName, Map<String, Variant<?>> properties) {
        objects.computeIfAbsent(new DBusPath(path), unused -> new TreeMap<>()).put(interfaceName, properties);
        return this;
    }

    /** A saved connection whose settings are {@code sections}. */
    FakeNetworkManager saved(String path, Map<String, Map<String, Variant<?>>> sections) throws DBusException {
        connection.exportObject(path, new Settings(path, sections));
        return with(
                path, NM + ".Settings.Connection", Map.of("Flags", new Variant<>("none"), "Unsaved", new Variant<>(7)));
    }

    /** Appears on the bus with what it has been given. */
    FakeNetworkManager appear() throws DBusException {
        connection.exportObject(ROOT, new Objects(objects));
        connection.requestBusName(NM);
        return this;
    }

    /** Appears on the bus, and answers with a text where objects are asked for. */
    FakeNetworkManager appearBabbling() throws DBusException {
        connection.exportObject(ROOT, new Babbler());
        connection.requestBusName(NM);
        return this;
    }

    /** Sends a signal. */
    void tell(String path, String member, String signature, Object... arguments) throws DBusException {
        int dot = member.lastIndexOf('.');
        connection.sendMessage(connection
                .getMessageFactory()
                .createSignal(null, path, member.substring(0, dot), member.substring(dot + 1), signature, arguments));
    }

    /** A property of a device has changed. */
    void change(String path, String property, Variant<?> value) throws DBusException {
        tell(
                path,
                PROPERTIES + ".PropertiesChanged",
                "sa{sv}as",
                NM + ".Device",
                Map.of(property, value),
                new String[0]);
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private record Objects(Map<DBusPath, Map<String, Map<String, Variant<?>>>> all) implements ObjectManager {
        @Override
        public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
            return all;
        }

        @Override
        public String getObjectPath() {
            return ROOT;
        }
    }

    /** As far as it is called, with its name on the bus. */
    @DBusInterfaceName("org.freedesktop.DBus.ObjectManager")
    public interface Talk extends DBusInterface {
        String GetManagedObjects();
    }

    private static final class Babbler implements Talk {
        @Override
        public String GetManagedObjects() {
            return "objects";
        }

        @Override
        public String getObjectPath() {
            return ROOT;
        }
    }

    /** As far as it is called, with its name on the bus. */
    @DBusInterfaceName("org.freedesktop.NetworkManager.Settings.Connection")
    public interface Saved extends DBusInterface {
        Map<String, Map<String, Variant<?>>> GetSettings();
    }

    private record Settings(String path, Map<String, Map<String, Variant<?>>> sections) implements Saved {
        @Override
        public Map<String, Map<String, Variant<?>>> GetSettings() {
            return sections;
        }

        @Override
        public String getObjectPath() {
            return path;
        }
    }
}
