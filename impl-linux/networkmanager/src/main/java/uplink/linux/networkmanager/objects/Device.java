// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.objects;

import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.state.Interfaces;

/** {@code org.freedesktop.NetworkManager.Device}, and what a radio has beside it. */
public final class Device {
    private final Caller caller;
    private final String path;

    /** The device at {@code path}. */
    public Device(Caller caller, String path) {
        this.caller = caller;
        this.path = path;
    }

    /**
     * What is in force on a device.
     *
     * @param settings without secrets
     * @param version changes with each of its changes
     */
    public record Applied(ConnectionSettings settings, UInt64 version) {}

    /** {@code GetAppliedConnection}. */
    public Applied applied() {
        Object[] answer = caller.raw(
                caller.to(path, Interfaces.DEVICE, "GetAppliedConnection").with("u", new UInt32(0)));
        return new Applied(ConnectionSettings.of(answer[0]), (UInt64) answer[1]);
    }

    /** {@code Reapply} of what was in force with changes; refused when it has changed meanwhile. */
    public void reapply(Applied changed) {
        reapply(changed.settings, changed.version);
    }

    /** {@code Reapply} of the settings that are saved. */
    public void reapplySaved() {
        reapply(ConnectionSettings.empty(), new UInt64(0));
    }

    private void reapply(ConnectionSettings settings, UInt64 version) {
        caller.call(caller.to(path, Interfaces.DEVICE, "Reapply")
                .with(ConnectionSettings.SIGNATURE + "tu", settings.raw(), version, new UInt32(0)));
    }

    /** {@code RequestScan} of a radio. */
    public void scan() {
        Map<String, Variant<?>> options = Map.of();
        caller.call(caller.to(path, Interfaces.WIRELESS, "RequestScan").with("a{sv}", options));
    }
}
