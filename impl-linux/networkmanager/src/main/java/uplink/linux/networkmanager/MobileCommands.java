// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.Variant;
import uplink.cellular.SimLock;
import uplink.linux.networkmanager.modem.Allowance;
import uplink.linux.networkmanager.modem.ModemCommands;
import uplink.linux.networkmanager.modem.ModemView;
import uplink.linux.networkmanager.modem.Modems;
import uplink.linux.networkmanager.objects.Manager;
import uplink.linux.networkmanager.objects.SavedConnection;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Picture;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.Technology;

/** What modems are asked to do. */
final class MobileCommands {
    private static final String PRIORITY = "autoconnect-priority";

    private final Rights rights;

    MobileCommands(Rights rights) {
        this.rights = rights;
    }

    /** NetworkManager brings up first what has the highest priority. */
    void first(Command<?> command, String id) throws InterruptedException {
        Saved saved = command.find(id, "no profile " + id + " in NetworkManager", life -> life.saved(id));
        rights.edit(saved);
        if (saved.technology() != Technology.CELLULAR) {
            throw new ConnectionException(ErrorCode.INVALID_ARGUMENT, id, id + " is no profile of a mobile network");
        }
        long highest = command.look(life -> life.saved().stream()
                .filter(one ->
                        one.technology() == Technology.CELLULAR && !one.id().equals(id))
                .mapToLong(one -> one.connection().number(PRIORITY, 0))
                .max()
                .orElse(0));
        SavedConnection connection = new SavedConnection(command.caller(), saved.path());
        int priority = (int) Math.min(999, Math.max(1, highest + 1));
        command.session().edits().alone(() -> {
            ConnectionSettings settings = connection.withSecrets(connection.settings());
            long revision = Math.max(saved.revision(), settings.revision()) + 1;
            connection.update(settings.with(ConnectionSettings.CONNECTION, PRIORITY, new Variant<>(priority))
                    .withRevision(revision));
        });
        command.await(life -> life.saved(id).filter(now -> now.connection().number(PRIORITY, 0) == priority));
    }

    /** The first card that waits for a code, of the modems that the operator has given. */
    void unlock(Command<?> command) throws InterruptedException {
        command.check();
        Set<String> given = command.look(life -> life.links(Technology.CELLULAR).stream()
                .filter(rights::given)
                .flatMap(link -> life.picture().device(link.key()).stream())
                .flatMap(path -> life.mirror().of(path, Interfaces.DEVICE).text("Udi").stream())
                .collect(Collectors.toSet()));
        if (command.session().ask(watch -> watch.modems().all().isEmpty())) {
            throw new ConnectionException(ErrorCode.NOT_FOUND, "", "ModemManager has no modem");
        }
        ModemView modem = command.session()
                .ask(watch -> locked(given(watch.modems(), given)))
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_MANAGED, "", "no modem is given to Uplink"));
        ModemCommands commands = command.session()
                .ask(ModemWatch::commands)
                .orElseThrow(() -> new ConnectionException(ErrorCode.UNAVAILABLE, "", "ModemManager is not running"));
        commands.unlock(modem, modem.key().orElse(modem.name()), command.context(), false);
    }

    /** A modem that NetworkManager has no link for is given by where it is plugged in. */
    private Modems given(Modems all, Set<String> paths) {
        return new Modems(all.all().stream()
                .filter(modem -> paths.contains(modem.path())
                        || modem.device()
                                .filter(where -> rights.links().covers(Picture.modemKey(where), ""))
                                .isPresent())
                .toList());
    }

    /** Without any, the one that speaks for all: what is wrong with its card is told. */
    private static Optional<ModemView> locked(Modems modems) {
        return modems.all().stream()
                .filter(modem -> modem.simLock() == SimLock.PIN || modem.simLock() == SimLock.PUK)
                .findFirst()
                .or(() -> modems.best(modem -> Allowance.ALL));
    }

    /** It is one switch for all modems. */
    void radio(Command<?> command, boolean on) throws InterruptedException {
        command.check();
        List<Link> all = command.look(life -> life.links(Technology.CELLULAR));
        if (all.isEmpty()) {
            throw new ConnectionException(ErrorCode.NOT_FOUND, "", "NetworkManager runs no modem");
        }
        rights.all(all);
        new Manager(command.caller()).wwan(on);
        command.await(life -> life.mirror()
                .of(Interfaces.ROOT, Interfaces.MANAGER)
                .flag("WwanEnabled")
                .filter(now -> now == on));
    }
}
