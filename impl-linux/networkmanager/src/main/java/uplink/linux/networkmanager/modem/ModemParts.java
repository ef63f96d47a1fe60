// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.linux.networkmanager.bus.Signal;

/**
 * Cards and bearers in a mirror of ModemManager's objects. Its object manager tells of modems alone: what they name besides is read when
 * it is named, and forgotten when it is named no longer; its changes are told as those of all others. Not safe for several threads.
 */
public final class ModemParts {
    private static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final List<String> PARTS = List.of(ModemView.SIM, Bearer.INTERFACE);

    private final Mirror mirror;
    private final Calls calls;
    private final String owner;
    private final Duration patience;

    /** Of the daemon that has that unique name; {@code patience} is that for each answer. */
    public ModemParts(Mirror mirror, Bus bus, String owner, Duration patience) {
        this(mirror, bus::call, owner, patience);
    }

    ModemParts(Mirror mirror, Calls calls, String owner, Duration patience) {
        this.mirror = mirror;
        this.calls = calls;
        this.owner = owner;
        this.patience = patience;
    }

    /**
     * Puts right what is there; blocks for a call for each that is new, and for none else. To be called after the first look, and after
     * each signal that the mirror has taken in. What cannot be read is left out, and tried again the next time.
     *
     * @return true when anything is there that was not, or the other way round
     */
    public boolean look() {
        Map<String, String> named = named();
        boolean forgot = forget(named);
        boolean read = false;
        for (Map.Entry<String, String> part : named.entrySet()) {
            read |= !mirror.has(part.getKey(), part.getValue()) && read(part.getKey(), part.getValue());
        }
        return forgot || read;
    }

    /** Reads a modem and its bearers once more, beyond what was told of them until now; what cannot be read stays as it is. */
    public void again(String modem) {
        if (read(modem, ModemView.INTERFACE)) {
            look();
            mirror.of(modem, ModemView.INTERFACE).texts("Bearers").forEach(bearer -> read(bearer, Bearer.INTERFACE));
        }
    }

    /** Interface of each part by its path. */
    private Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        for (String path : mirror.paths(ModemView.INTERFACE)) {
            Fields modem = mirror.of(path, ModemView.INTERFACE);
            modem.path("Sim").ifPresent(sim -> named.put(sim, ModemView.SIM));
            modem.texts("Bearers").forEach(bearer -> named.put(bearer, Bearer.INTERFACE));
        }
        return named;
    }

    private boolean forget(Map<String, String> named) {
        boolean any = false;
        for (String part : PARTS) {
            for (String path : mirror.paths(part)) {
                any |= !named.containsKey(path) && told(path, "InterfacesRemoved", List.of(part));
            }
        }
        return any;
    }

    private boolean read(String path, String part) {
        try {
            List<Object> answer =
                    calls.call(Call.of(owner, path, PROPERTIES, "GetAll").with("s", part), patience);
            return !answer.isEmpty() && told(path, "InterfacesAdded", Map.of(part, answer.get(0)));
        } catch (BusException goneOrMute) {
            return false;
        }
    }

    private boolean told(String path, String member, Object interfaces) {
        return mirror.take(new Signal(Modems.PATH, OBJECT_MANAGER, member, List.of(path, interfaces)));
    }
}
