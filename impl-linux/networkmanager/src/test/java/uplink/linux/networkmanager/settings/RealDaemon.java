// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.Call;

/** NetworkManager on a bus of its own, and the calls that keep profiles. */
final class RealDaemon implements AutoCloseable {
    private static final String NAME = "org.freedesktop.NetworkManager";
    private static final String SETTINGS = NAME + ".Settings";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ON_DISK = 0x1;
    private static final int UNSTARTED = 0x20;

    private final PrivateBus daemon;
    private final Bus bus;

    private RealDaemon(PrivateBus daemon, Bus bus) {
        this.daemon = daemon;
        this.bus = bus;
    }

    static RealDaemon start() throws IOException, InterruptedException {
        PrivateBus daemon = PrivateBus.start();
        try {
            daemon.startNetworkManager();
            return new RealDaemon(daemon, Bus.connect(daemon.address(), why -> {}));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            daemon.close();
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        bus.close();
        daemon.close();
    }

    private static Call settings(String member) {
        return Call.of(NAME, "/org/freedesktop/NetworkManager/Settings", SETTINGS, member);
    }

    private static Call connection(String path, String member) {
        return Call.of(NAME, path, SETTINGS + ".Connection", member);
    }

    String add(ConnectionSettings wanted) {
        Object[] answer = bus.raw(
                settings("AddConnection2")
                        .with(
                                ConnectionSettings.SIGNATURE + "ua{sv}",
                                wanted.raw(),
                                new UInt32(ON_DISK | UNSTARTED),
                                Map.of()),
                PATIENCE);
        return answer[0] instanceof DBusPath path ? path.getPath() : String.valueOf(answer[0]);
    }

    void update(String path, ConnectionSettings wanted) {
        bus.call(
                connection(path, "Update2")
                        .with(
                                ConnectionSettings.SIGNATURE + "ua{sv}",
                                wanted.raw(),
                                new UInt32(ON_DISK | UNSTARTED),
                                Map.of()),
                PATIENCE);
    }

    ConnectionSettings get(String path) {
        return ConnectionSettings.of(bus.raw(connection(path, "GetSettings"), PATIENCE)[0]);
    }

    /** What is kept secret in that section. */
    ConnectionSettings secrets(String path, String section) {
        Call call = connection(path, "GetSecrets").with("s", section);
        return ConnectionSettings.of(bus.raw(call, PATIENCE)[0]);
    }

    /** As an edit goes: the secrets that are kept are asked for and merged. */
    void updateWithSecrets(String path, ConnectionSettings edited) {
        ConnectionSettings whole = edited;
        for (String section : Secrets.sections(edited)) {
            whole = whole.withSecrets(secrets(path, section));
        }
        update(path, whole);
    }

    void reload() {
        bus.call(settings("ReloadConnections"), PATIENCE);
    }

    String nmcli(String... arguments) throws IOException, InterruptedException {
        return daemon.nmcli(arguments);
    }

    void delete(String path) {
        bus.call(connection(path, "Delete"), PATIENCE);
    }

    String path(String id) throws IOException, InterruptedException {
        return daemon.nmcli("-g", "DBUS-PATH,NAME", "con", "show")
                .lines()
                .filter(line -> line.endsWith(":" + id))
                .map(line -> line.substring(0, line.indexOf(':')))
                .findFirst()
                .orElseThrow();
    }
}
