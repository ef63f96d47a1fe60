// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.objects;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.settings.Secrets;
import uplink.linux.networkmanager.state.Interfaces;

/** {@code org.freedesktop.NetworkManager.Settings}, and one {@code …Settings.Connection} in it. */
public final class SavedConnection {
    private static final long TO_DISK = 0x1;
    private static final long NO_REAPPLY = 0x40;

    private final Caller caller;
    private final String path;

    /** The saved connection at {@code path}. */
    public SavedConnection(Caller caller, String path) {
        this.caller = caller;
        this.path = path;
    }

    /** {@code AddConnection2}, written to disk: its path. */
    public static String add(Caller caller, ConnectionSettings settings) {
        Map<String, Variant<?>> none = Map.of();
        return Caller.first(caller.call(caller.to(Interfaces.SETTINGS_PATH, Interfaces.SETTINGS, "AddConnection2")
                .with(ConnectionSettings.SIGNATURE + "ua{sv}", settings.raw(), new UInt32(TO_DISK), none)));
    }

    /** {@code GetSettings}: all but secrets. */
    public ConnectionSettings settings() {
        Object[] answer = caller.raw(caller.to(path, Interfaces.SAVED, "GetSettings"));
        return answer.length == 0 ? ConnectionSettings.empty() : ConnectionSettings.of(answer[0]);
    }

    /** {@code settings} with the secrets that are kept of its sections. */
    public ConnectionSettings withSecrets(ConnectionSettings settings) {
        ConnectionSettings whole = settings;
        for (String section : Secrets.sections(settings)) {
            whole = whole.withSecrets(secrets(section));
        }
        return whole;
    }

    /** {@code GetSecrets} of one section; none where an agent keeps them. */
    private ConnectionSettings secrets(String section) {
        try {
            Object[] answer =
                    caller.raw(caller.to(path, Interfaces.SAVED, "GetSecrets").with("s", section));
            return answer.length == 0 ? ConnectionSettings.empty() : ConnectionSettings.of(answer[0]);
        } catch (BusException none) {
            if (List.of("NoSecrets", "InvalidSetting", "SettingNotFound").contains(none.word())) {
                return ConnectionSettings.empty();
            }
            throw none;
        }
    }

    /** {@code Update2}, written to disk; what is up stays as it is. */
    public void update(ConnectionSettings settings) {
        Map<String, Variant<?>> none = Map.of();
        caller.call(caller.to(path, Interfaces.SAVED, "Update2")
                .with(ConnectionSettings.SIGNATURE + "ua{sv}", settings.raw(), new UInt32(TO_DISK | NO_REAPPLY), none));
    }

    /** {@code Delete}; what is up of it goes down. */
    public void delete() {
        caller.call(path, Interfaces.SAVED, "Delete");
    }
}
