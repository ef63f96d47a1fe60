// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.linux.networkmanager.bus.Signal;
import uplink.linux.networkmanager.state.DeviceState;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Reasons;
import uplink.profile.Failure;

/** Why connections have ended, which is told by signals alone. Not safe for several threads. */
final class Ends {
    /** {@code NM_ACTIVE_CONNECTION_STATE_DEACTIVATED}. */
    private static final long DEACTIVATED = 4;

    /** {@code NM_DEVICE_STATE_REASON_NONE}. */
    private static final long NONE = 0;

    private static final int REMEMBERED = 256;

    private final Mirror mirror;
    private final Better better;

    /** Path of the active connection that each device had last. */
    private final Map<String, String> last = new HashMap<>();

    /** By path of the active connection. */
    private final Map<String, Failure> failures = new HashMap<>();

    /** Paths of active connections whose end somebody wanted, by the device's word. */
    private final Set<String> wanted = new HashSet<>();

    /** Paths of active connections that have ended, however. */
    private final Set<String> over = new HashSet<>();

    Ends(Mirror mirror, Better better) {
        this.mirror = mirror;
        this.better = better;
    }

    /** Somebody who may know better than NetworkManager why something has failed. */
    interface Better {
        /** Why the active connection has failed on the device; both are paths, {@code told} is what NetworkManager says. */
        Failure of(String device, String active, Failure told);
    }

    /** Sees what is up on which device, while it is. */
    void look() {
        for (String device : mirror.paths(Interfaces.DEVICE)) {
            mirror.of(device, Interfaces.DEVICE).path("ActiveConnection").ifPresent(path -> last.put(device, path));
        }
    }

    /** The active connection that a signal says has failed or was lost, by its path. */
    Optional<String> told(Signal signal) {
        if (!signal.member().equals("StateChanged")) {
            return Optional.empty();
        }
        if (signal.interfaceName().equals(Interfaces.DEVICE)) {
            Optional<String> active = Optional.ofNullable(last.get(signal.path()));
            return active.filter(path -> device(signal, path));
        }
        boolean ended = signal.interfaceName().equals(Interfaces.ACTIVE) && signal.number(0, 0) == DEACTIVATED;
        if (ended) {
            forgetSome();
            over.add(signal.path());
        }
        return ended && active(signal) ? Optional.of(signal.path()) : Optional.empty();
    }

    private boolean device(Signal signal, String active) {
        long now = signal.number(0, 0);
        long before = signal.number(1, 0);
        long reason = signal.number(2, 0);
        boolean down =
                now >= DeviceState.DEACTIVATING || now <= DeviceState.DISCONNECTED && before >= DeviceState.PREPARE;
        if (down && reason != NONE && !Reasons.deviceFailed(reason)) {
            wanted.add(active);
        }
        return down
                && Reasons.deviceFailed(reason)
                && keep(active, better.of(signal.path(), active, Reasons.device(reason)));
    }

    /** The device has said it better. */
    private boolean active(Signal signal) {
        long reason = signal.number(1, 0);
        return !failures.containsKey(signal.path())
                && !wanted.contains(signal.path())
                && Reasons.activeFailed(reason)
                && keep(signal.path(), Reasons.active(reason));
    }

    /** What is said again as it falls is not always as clear. */
    private boolean keep(String active, Failure failure) {
        forgetSome();
        failures.merge(active, failure, (before, now) -> now.reason() == Failure.Reason.UNKNOWN ? before : now);
        return true;
    }

    private void forgetSome() {
        if (failures.size() + wanted.size() + over.size() > REMEMBERED) {
            failures.clear();
            wanted.clear();
            over.clear();
        }
    }

    /** Has this active connection ended. One that is not shown yet has not. */
    boolean over(String active) {
        return over.contains(active);
    }

    /** Why this active connection has ended; empty as long as nobody has said. */
    Optional<Failure> of(String active) {
        return Optional.ofNullable(failures.get(active));
    }
}
