// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Daemon;
import uplink.linux.networkmanager.modem.ModemCommands;
import uplink.linux.networkmanager.modem.ModemParts;
import uplink.linux.networkmanager.modem.Modems;

/** The present life of ModemManager, if it has one. The worker's alone. */
final class ModemWatch {
    static final String NAME = Modems.NAME;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Worker worker;
    private final Runnable changed;
    private @Nullable Alive alive;

    /** Who did not answer last. */
    private String silence = "";

    private record Alive(String owner, Daemon daemon, ModemParts parts, ModemCommands commands) {}

    /** {@code changed} is run when there is something new to draw. */
    ModemWatch(Worker worker, Runnable changed) {
        this.worker = worker;
        this.changed = changed;
    }

    /** Another owner of its name, or none. */
    void adopt(Bus bus, Optional<String> owner) {
        if (alive != null && owner.filter(alive.owner::equals).isPresent()) {
            return;
        }
        gone();
        owner.ifPresent(name -> begin(bus, name));
    }

    /** One that does not answer is asked again, as long as it is there. */
    private void begin(Bus bus, String owner) {
        try {
            Daemon.Name name = new Daemon.Name(owner, Modems.PATH, List.of());
            Daemon daemon = new Daemon(bus, name, work -> worker.run("take a signal in", work), signal -> told());
            ModemParts parts = new ModemParts(daemon.mirror(), bus, owner, PATIENCE);
            parts.look();
            alive = new Alive(owner, daemon, parts, new ModemCommands(bus, owner));
        } catch (BusException silent) {
            if (!silent.gone()) {
                warn(owner, String.valueOf(silent.getMessage()));
                worker.later("ask ModemManager again", Session.patience(silent), () -> again(bus, owner));
            }
        }
    }

    private void warn(String owner, String why) {
        if (!silence.equals(owner)) {
            silence = owner;
            Session.LOG.warn("ModemManager does not say what it sees: {}", why);
        }
    }

    private void again(Bus bus, String owner) {
        if (alive == null && silence.equals(owner)) {
            begin(bus, owner);
            changed.run();
        }
    }

    private void told() {
        if (alive != null) {
            alive.parts.look();
        }
        changed.run();
    }

    void gone() {
        if (alive != null) {
            alive.daemon.close();
            alive = null;
        }
    }

    /** As they are now; none without ModemManager. */
    Modems modems() {
        return alive == null ? Modems.NONE : Modems.of(alive.daemon.mirror());
    }

    /** To call them; empty without ModemManager. */
    Optional<ModemCommands> commands() {
        return Optional.ofNullable(alive).map(Alive::commands);
    }
}
