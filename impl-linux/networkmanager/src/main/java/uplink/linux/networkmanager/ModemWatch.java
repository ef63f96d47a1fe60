// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;
import uplink.linux.networkmanager.bus.Daemon;
import uplink.linux.networkmanager.modem.ModemBlame;
import uplink.linux.networkmanager.modem.ModemCommands;
import uplink.linux.networkmanager.modem.ModemParts;
import uplink.linux.networkmanager.modem.Modems;
import uplink.profile.Failure;

/** The present life of ModemManager, if it has one. The worker's alone. */
final class ModemWatch {
    static final String NAME = Modems.NAME;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration PING = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofMillis(300);

    private final Worker worker;
    private final Runnable changed;
    private @Nullable Alive alive;
    private String present = "";

    private record Alive(String owner, Daemon daemon, ModemParts parts, ModemCommands commands, ModemBlame blame) {
        Modems modems() {
            return Modems.of(daemon.mirror());
        }
    }

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
        present = owner.orElse("");
        owner.ifPresent(name -> first(bus, name));
    }

    /** What it knows belongs to the first layer; one that hangs is waited for elsewhere, and that is said once. */
    private void first(Bus bus, String owner) {
        if (answers(bus, owner, AT_ONCE)) {
            begin(bus, owner);
        } else {
            Session.LOG.warn("ModemManager does not answer, and is asked again");
            again(bus, owner);
        }
    }

    /** One that does not say what it sees is asked again. */
    private void begin(Bus bus, String owner) {
        try {
            Daemon.Name name = new Daemon.Name(owner, Modems.PATH, List.of());
            Daemon daemon = new Daemon(bus, name, work -> worker.run("take a signal in", work), signal -> told());
            ModemParts parts = new ModemParts(daemon.mirror(), bus, owner, PATIENCE);
            parts.look();
            ModemBlame blame = new ModemBlame(Modems.of(daemon.mirror()));
            alive = new Alive(owner, daemon, parts, new ModemCommands(bus, owner), blame);
        } catch (BusException silent) {
            Session.LOG.warn("ModemManager does not say what it sees, and is asked again: {}", silent.getMessage());
            again(bus, owner);
        }
    }

    /** Looks again when it answers: one that hangs must not hold up what NetworkManager says. */
    private void again(Bus bus, String owner) {
        worker.later("ask ModemManager again", AGAIN, () -> {
            if (alive == null && owner.equals(present)) {
                worker.command(() -> {
                    boolean answers = answers(bus, owner, PING);
                    worker.run("ask ModemManager again", () -> retry(bus, owner, answers));
                });
            }
        });
    }

    private static boolean answers(Bus bus, String owner, Duration patience) {
        try {
            bus.call(Call.of(owner, "/", "org.freedesktop.DBus.Peer", "Ping"), patience);
            return true;
        } catch (BusException silent) {
            return false;
        }
    }

    private void retry(Bus bus, String owner, boolean answers) {
        if (alive != null || !owner.equals(present)) {
            return;
        }
        if (answers) {
            begin(bus, owner);
            changed.run();
        } else {
            again(bus, owner);
        }
    }

    private void told() {
        if (alive != null) {
            alive.parts.look();
            alive.blame.see(alive.modems());
        }
        changed.run();
    }

    void gone() {
        present = "";
        if (alive != null) {
            alive.daemon.close();
            alive = null;
        }
    }

    /** As they are now; none without ModemManager. */
    Modems modems() {
        return alive == null ? Modems.NONE : alive.modems();
    }

    /**
     * Why an attempt has failed on the modem that is {@code path}, as far as ModemManager knows more than what NetworkManager has told.
     * Its bearers are read for that: they have their errors before NetworkManager has its answer, and tell of them after.
     */
    Failure why(String path, ModemBlame.Attempt attempt, Failure told) {
        Alive now = alive;
        if (now == null) {
            return told;
        }
        now.parts.again(path);
        return now.modems()
                .at(path)
                .map(modem -> now.blame.of(modem, attempt, told))
                .orElse(told);
    }

    /** To call them; empty without ModemManager. */
    Optional<ModemCommands> commands() {
        return Optional.ofNullable(alive).map(Alive::commands);
    }
}
