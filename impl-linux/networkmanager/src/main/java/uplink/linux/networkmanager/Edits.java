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
import uplink.linux.networkmanager.settings.SettingsReader;
import uplink.linux.networkmanager.settings.SettingsWriter;
import uplink.linux.networkmanager.state.Errors;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
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
        Optional<String> name = wanted.interfaceName();
        String key = command.look(life -> name.flatMap(life.picture()::named).orElse(""));
        if (name.isPresent()) {
            rights.link(key.isEmpty() ? "name:" + name.get() : key, name.get());
        }
        ConnectionSettings made = SettingsWriter.create(wanted);
        String id = Saved.ORIGIN + ":" + made.uuid();
        try {
            SavedConnection.add(command.caller(), made);
        } catch (BusException refused) {
            throw Errors.exception(refused, id, "cannot add " + wanted.name());
        }
        command.await(life -> life.saved(id));
        return id;
    }

    void update(Command<?> command, Edit edit) throws InterruptedException {
        one.lockInterruptibly();
        try {
            Saved saved = saved(command, edit.id());
            rights.edit(saved);
            check(saved, edit);
            confirmations.guard(command, saved, () -> write(command, saved, edit));
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
            throw new ConnectionException(
                    ErrorCode.STALE,
                    saved.id(),
                    saved.id() + " has revision " + saved.revision() + ", not " + edit.revision + ": read it again");
        }
    }

    private static void write(Command<?> command, Saved saved, Edit edit) throws InterruptedException {
        SavedConnection connection = new SavedConnection(command.caller(), saved.path());
        ConnectionSettings before = connection.withSecrets(connection.settings());
        ConnectionSettings after = SettingsWriter.edit(before, edit.settings).withRevision(saved.revision() + 1);
        try {
            connection.update(after);
            apply(command, saved);
        } catch (BusException refused) {
            connection.update(before);
            throw Errors.exception(refused, saved.id(), "cannot edit " + saved.name());
        }
        command.await(life -> life.saved(saved.id()).filter(now -> now.revision() > edit.revision));
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
        boolean up = command.look(life -> life.active(saved.path())).isPresent();
        if (!up && command.context().confirm().isEmpty()) {
            delete(command, saved);
        } else {
            confirmations.guard(command, saved, () -> delete(command, saved));
        }
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
