// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.objects;

import java.time.Duration;
import java.util.List;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;

/**
 * Makes the calls of one command: to one life of the daemon, so that what has begun with one is not ended with another. Each blocks, and
 * throws {@link BusException}.
 *
 * @param bus carries them
 * @param owner unique name of the daemon
 * @param patience for each answer
 */
public record Caller(Bus bus, String owner, Duration patience) {
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    /** Nothing as an object path. */
    static final DBusPath NONE = new DBusPath("/");

    List<Object> call(String path, String interfaceName, String member) {
        return bus.call(Call.of(owner, path, interfaceName, member), patience);
    }

    List<Object> call(Call call) {
        return bus.call(call, patience);
    }

    Object[] raw(Call call) {
        return bus.raw(call, patience);
    }

    Call to(String path, String interfaceName, String member) {
        return Call.of(owner, path, interfaceName, member);
    }

    /** Writes a property. */
    public void set(String path, String interfaceName, String property, Variant<?> value) {
        call(to(path, PROPERTIES, "Set").with("ssv", interfaceName, property, value));
    }

    /** The same with more or less patience. */
    public Caller patience(Duration other) {
        return new Caller(bus, owner, other);
    }

    static DBusPath path(String path) {
        return path.isEmpty() ? NONE : new DBusPath(path);
    }

    static String first(List<Object> answer) {
        return answer.isEmpty() ? "" : String.valueOf(answer.get(0));
    }
}
