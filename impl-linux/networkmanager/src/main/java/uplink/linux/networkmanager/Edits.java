// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.objects.Device;
import uplink.linux.networkmanager.objects.Manager;
import uplink.linux.networkmanager.objects.SavedConnection;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.settings.Fingerprint;
import uplink.linux.networkmanager.settings.SettingsReader;
import uplink.linux.networkmanager.settings.SettingsWriter;
import uplink.linux.networkmanager.state.Errors;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;

/** Writes saved connections: one edit at a time, whole or not at all. */
final class Edits {
    private final Rights rights;
    private final Confirmations confirmations;
    private final ReentrantLock one = new ReentrantLock();

    Edits(Rights rights, Confirmations confirmations) {
        this.rights = rights;
        this.confirmations = confirmations;
    }

    ProfileSettings settings(Command<?> command, String id) throws InterruptedException {
        Saved saved = saved(command, id);
        return SettingsReader.read(new SavedConnection(command.caller(), saved.path()).settings());
    }

    private static Saved saved(Command<?> command, String id) throws InterruptedException {
        return command.find(id, "no profile " + id + " in NetworkManager", life -> life.saved(id));
    }

    String add(Command<?> command, ProfileSettings wanted) throws InterruptedException {
        given(command, wanted);
        ConnectionSettings made = SettingsWriter.create(wanted);
        String id = Saved.ORIGIN + ":" + made.uuid();
        try {
            SavedConnection added = new SavedConnection(command.caller(), SavedConnection.add(command.caller(), made));
            shown(command, id, added);
        } catch (BusException refused) {
            throw Errors.exception(refused, id, "cannot add " + wanted.name());
        }
        return id;
    }

    /** What is called off meanwhile is not left behind. */
    private static void shown(Command<?> command, String id, SavedConnection added) throws InterruptedException {
        try {
            command.check();
            command.await(life -> life.saved(id));
        } catch (ConnectionException | InterruptedException calledOff) {
            try {
                added.delete();
            } catch (BusException stays) {
                calledOff.addSuppressed(stays);
            }
            throw calledOff;
        }
    }

    /** A profile that names no link comes up on any of its kind, so all of these must be given. */
    private void given(Command<?> command, ProfileSettings wanted) throws InterruptedException {
        Optional<String> name = wanted.interfaceName();
        if (name.isPresent()) {
            String key = command.look(life -> life.picture().named(name.get()).orElse("name:" + name.get()));
            rights.link(key, name.get());
            return;
        }
        List<Link> all = command.look(life -> life.links(wanted.technology()));
        rights.all(all);
    }

    void update(Command<?> command, Edit edit) throws InterruptedException {
        alone(() -> {
            Saved saved = saved(command, edit.id());
            rights.edit(saved);
            check(saved, edit);
            if (!edit.settings.interfaceName().equals(saved.connection().text("interface-name"))) {
                given(command, edit.settings);
            }
            confirmations.guard(command, saved, () -> write(command, saved, edit));
        });
    }

    /** Whoever reads a connection to write it back does it alone, so that no other command's edit is lost. */
    void alone(Confirmations.Change change) throws InterruptedException {
        one.lockInterruptibly();
        try {
            change.make();
        } finally {
            one.unlock();
        }
    }

    /**
     * An edit that is wanted.
     *
     * @param id of the profile
     * @param revision that was seen
     * @param settings that are wanted
     */
    record Edit(String id, long revision, ProfileSettings settings) {}

    private static void check(Saved saved, Edit edit) {
        if (edit.settings.technology() != saved.technology()) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT,
                    saved.id(),
                    saved.id() + " is for " + saved.technology() + ", not for " + edit.settings.technology());
        }
        if (edit.revision != saved.revision()) {
            throw stale(
                    saved,
                    saved.id() + " has revision " + saved.revision() + ", not " + edit.revision + ": read it again");
        }
    }

    private static ConnectionException stale(Saved saved, String why) {
        return new ConnectionException(ErrorCode.STALE, saved.id(), why);
    }

    private static void write(Command<?> command, Saved saved, Edit edit) throws InterruptedException {
        SavedConnection connection = new SavedConnection(command.caller(), saved.path());
        ConnectionSettings present = connection.settings();
        if (!command.look(
                life -> life.settings(saved).filter(seen -> same(seen, present)).isPresent())) {
            throw stale(saved, saved.id() + " has been changed by somebody else just now: read it again");
        }
        ConnectionSettings before = connection.withSecrets(present);
        ConnectionSettings after = SettingsWriter.edit(before, edit.settings).withRevision(saved.revision() + 1);
        command.check();
        try {
            connection.update(after);
        } catch (BusException refused) {
            throw Errors.exception(refused, saved.id(), "cannot edit " + saved.name());
        }
        try {
            apply(command, saved);
        } catch (BusException refused) {
            ConnectionException failed = Errors.exception(refused, saved.id(), "cannot edit " + saved.name());
            restore(connection, before, failed);
            throw failed;
        }
        command.await(life -> life.saved(saved.id()).filter(now -> now.revision() > edit.revision));
    }

    /** Somebody else's edit may not have been told yet. */
    private static boolean same(ConnectionSettings seen, ConnectionSettings now) {
        return seen.revision() == now.revision() && Fingerprint.of(seen).equals(Fingerprint.of(now));
    }

    private static void restore(SavedConnection connection, ConnectionSettings before, ConnectionException failed) {
        try {
            connection.update(before);
        } catch (BusException stays) {
            failed.addSuppressed(stays);
        }
    }

    /** What is up follows without going down, where NetworkManager can do that; else it comes up anew. */
    private static void apply(Command<?> command, Saved saved) throws InterruptedException {
        Optional<String> active = command.look(life -> life.active(saved.path()));
        if (active.isEmpty()) {
            return;
        }
        List<String> devices = command.look(
                life -> life.mirror().of(active.get(), Interfaces.ACTIVE).texts("Devices"));
        for (String device : devices) {
            try {
                new Device(command.caller(), device).reapplySaved();
            } catch (BusException cannot) {
                if (cannot.word().equals("PermissionDenied")) {
                    throw cannot;
                }
                new Manager(command.caller()).activate(saved.path(), device);
            }
        }
    }

    void remove(Command<?> command, String id) throws InterruptedException {
        Saved saved = saved(command, id);
        rights.edit(saved);
        confirmations.guard(command, saved, () -> delete(command, saved));
    }

    private static void delete(Command<?> command, Saved saved) throws InterruptedException {
        try {
            new SavedConnection(command.caller(), saved.path()).delete();
        } catch (BusException refused) {
            if (!refused.gone()) {
                throw Errors.exception(refused, saved.id(), "cannot remove " + saved.name());
            }
        }
        command.await(life -> life.saved(saved.id()).isPresent() ? Optional.empty() : Optional.of(true));
    }

    /** Forgets what Uplink has made; NetworkManager's defaults are what others have written, and stay. */
    void reset(Command<?> command, Technology technology) throws InterruptedException {
        List<Saved> own = command.look(life -> life.saved().stream()
                .filter(saved -> saved.technology() == technology && saved.ours() && saved.editable())
                .toList());
        for (Saved saved : own) {
            command.check();
            delete(command, saved);
        }
    }
}
