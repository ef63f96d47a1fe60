// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.objects;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.state.Interfaces;

/** {@code org.freedesktop.NetworkManager}. */
public final class Manager {
    /** {@code NM_CHECKPOINT_CREATE_FLAG_ALLOW_OVERLAPPING}: others may have theirs. What anybody has added since stays. */
    private static final long OVERLAP = 0x8;

    private final Caller caller;

    /** Calls by {@code caller}. */
    public Manager(Caller caller) {
        this.caller = caller;
    }

    private List<Object> call(String member, String signature, Object... arguments) {
        return caller.call(
                caller.to(Interfaces.ROOT, Interfaces.MANAGER, member).with(signature, arguments));
    }

    /** {@code ActivateConnection}: path of what is on its way up. An empty path of {@code device} lets NetworkManager choose. */
    public String activate(String connection, String device) {
        return Caller.first(
                call("ActivateConnection", "ooo", Caller.path(connection), Caller.path(device), Caller.NONE));
    }

    /** Of {@code AddAndActivateConnection2}. */
    public record Added(String connection, String active) {}

    /** {@code AddAndActivateConnection2}, written to disk. */
    public Added addAndActivate(ConnectionSettings settings, String device, String accessPoint) {
        Map<String, Variant<?>> options = Map.of("persist", new Variant<>("disk"));
        List<Object> answer = call(
                "AddAndActivateConnection2",
                ConnectionSettings.SIGNATURE + "ooa{sv}",
                settings.raw(),
                Caller.path(device),
                Caller.path(accessPoint),
                options);
        return new Added(Caller.first(answer), answer.size() < 2 ? "" : String.valueOf(answer.get(1)));
    }

    /** {@code DeactivateConnection}. */
    public void deactivate(String active) {
        call("DeactivateConnection", "o", new DBusPath(active));
    }

    /** {@code CheckpointCreate} of one device: its path. */
    public String checkpoint(String device, Duration timeout) {
        List<DBusPath> devices = List.of(new DBusPath(device));
        long seconds = Math.max(1, timeout.plusMillis(999).toSeconds());
        return Caller.first(call("CheckpointCreate", "aouu", devices, new UInt32(seconds), new UInt32(OVERLAP)));
    }

    /** {@code CheckpointDestroy}: what was changed stays. */
    public void keep(String checkpoint) {
        call("CheckpointDestroy", "o", new DBusPath(checkpoint));
    }

    /** {@code CheckpointAdjustRollbackTimeout}: counted from now. */
    public void prolong(String checkpoint, Duration timeout) {
        long seconds = Math.max(1, timeout.plusMillis(999).toSeconds());
        call("CheckpointAdjustRollbackTimeout", "ou", new DBusPath(checkpoint), new UInt32(seconds));
    }

    /** {@code CheckpointRollback}: what was there comes back. By path of the device, 0 when it did. */
    public Fields rollback(String checkpoint) {
        List<Object> answer = call("CheckpointRollback", "o", new DBusPath(checkpoint));
        return answer.isEmpty() || !(answer.get(0) instanceof Map<?, ?> map) ? Fields.EMPTY : Fields.of(map);
    }

    /** {@code GetPermissions}: {@code yes}, {@code no} or {@code auth} by the name of the permission. */
    public Fields permissions() {
        List<Object> answer = caller.call(Interfaces.ROOT, Interfaces.MANAGER, "GetPermissions");
        return answer.isEmpty() || !(answer.get(0) instanceof Map<?, ?> map) ? Fields.EMPTY : Fields.of(map);
    }

    /** {@code WirelessEnabled}. */
    public void wireless(boolean on) {
        caller.set(Interfaces.ROOT, Interfaces.MANAGER, "WirelessEnabled", new Variant<>(on));
    }

    /** {@code WwanEnabled}. */
    public void wwan(boolean on) {
        caller.set(Interfaces.ROOT, Interfaces.MANAGER, "WwanEnabled", new Variant<>(on));
    }
}
