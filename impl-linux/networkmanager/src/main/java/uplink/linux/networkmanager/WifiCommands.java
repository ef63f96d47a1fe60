// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.objects.Caller;
import uplink.linux.networkmanager.objects.Device;
import uplink.linux.networkmanager.objects.Manager;
import uplink.linux.networkmanager.objects.SavedConnection;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.settings.SettingsWriter;
import uplink.linux.networkmanager.state.DeviceState;
import uplink.linux.networkmanager.state.Errors;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Link;
import uplink.profile.OpenFailedException;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;
import uplink.wifi.Scan;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** What radios are asked to do. */
final class WifiCommands {
    private static final String NONE = "NetworkManager runs no Wi-Fi radio";

    private final Rights rights;

    WifiCommands(Rights rights) {
        this.rights = rights;
    }

    private record Radio(String key, String device, String name, long state, long lastScan) {}

    /** The first that the operator has given. */
    private Radio radio(Command<?> command) throws InterruptedException {
        Radio radio = command.find(
                "",
                NONE,
                life -> life.picture().radios().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> radio(life, entry.getKey(), entry.getValue()))
                        .sorted(java.util.Comparator.comparing(
                                (Radio one) -> !rights.links().covers(one.key, one.name)))
                        .findFirst());
        rights.link(radio.key, radio.name);
        return radio;
    }

    private static Radio radio(Life life, String key, String device) {
        return new Radio(
                key,
                device,
                life.mirror().of(device, Interfaces.DEVICE).text("Interface").orElse(""),
                life.mirror().of(device, Interfaces.DEVICE).number("State", 0),
                life.mirror().of(device, Interfaces.WIRELESS).number("LastScan", -1));
    }

    /** Looks around, and waits until NetworkManager has looked; it may say that it has looked a moment ago, which is an answer too. */
    Scan scan(Command<?> command) throws InterruptedException {
        Radio radio = radio(command);
        try {
            new Device(command.caller(), radio.device).scan();
        } catch (BusException tooSoon) {
            if (!tooSoon.word().equals("NotAllowed") || radio.state <= DeviceState.UNAVAILABLE) {
                throw Errors.exception(tooSoon, radio.key, "cannot scan");
            }
            return command.await(
                    life -> life.picture().lastScan().filter(scan -> scan.link().equals(radio.key)));
        }
        return command.await(life -> radio(life, radio.key, radio.device).lastScan > radio.lastScan
                ? life.picture().lastScan().filter(scan -> scan.link().equals(radio.key))
                : Optional.empty());
    }

    /** Keeps the network and connects it; when it does not connect, what was kept before is kept again, or nothing. */
    String join(Command<?> command, WifiSettings wanted) throws InterruptedException {
        if (wanted.security() == WifiSecurity.WEP) {
            throw new ConnectionException(
                    ErrorCode.NOT_SUPPORTED, wanted.ssid().text(), "WEP is broken and is not joined: use WPA2 or WPA3");
        }
        Radio radio = radio(command);
        ProfileSettings settings = ProfileSettings.builder(wanted.ssid().text(), Technology.WIFI)
                .interfaceName(Optional.of(radio.name))
                .part(wanted)
                .build();
        ConnectionSettings made = SettingsWriter.create(settings);
        String id = Saved.ORIGIN + ":" + made.uuid();
        Optional<Saved> before = command.look(life -> life.saved(id));
        before.ifPresent(rights::edit);
        try {
            Kept kept = keep(command, made, before);
            try {
                long least = before.map(Saved::revision).orElse(0L);
                command.await(life -> life.saved(id).filter(now -> now.revision() > least));
                command.session().attempts().connect(command, id, true);
                return id;
            } catch (ConnectionException | BusException | InterruptedException failed) {
                kept.undo(failed);
                throw failed;
            }
        } catch (BusException refused) {
            throw Errors.exception(refused, id, "cannot join " + made.id());
        }
    }

    /** What is kept now, and what was kept before with its secrets. */
    private record Kept(SavedConnection connection, Optional<ConnectionSettings> before) {
        void undo(Exception why) {
            try {
                before.ifPresentOrElse(connection::update, connection::delete);
            } catch (BusException stays) {
                why.addSuppressed(stays);
            }
        }
    }

    private static Kept keep(Command<?> command, ConnectionSettings made, Optional<Saved> before)
            throws InterruptedException {
        Caller caller = command.caller();
        if (before.isEmpty()) {
            return new Kept(new SavedConnection(caller, SavedConnection.add(caller, made)), Optional.empty());
        }
        SavedConnection connection = new SavedConnection(caller, before.get().path());
        ConnectionSettings old = connection.withSecrets(connection.settings());
        connection.update(made.withRevision(before.get().revision() + 1));
        return new Kept(connection, Optional.of(old));
    }

    void radio(Command<?> command, boolean on) throws InterruptedException {
        rights.all(command.find("", NONE, life -> some(life.links(Technology.WIFI))));
        if (on && command.look(life -> blocked(life))) {
            throw new OpenFailedException(
                    "", new Failure(Failure.Stage.RADIO, Failure.Reason.RADIO_OFF, "blocked by its switch"));
        }
        new Manager(command.caller()).wireless(on);
        command.await(life -> life.mirror()
                .of(Interfaces.ROOT, Interfaces.MANAGER)
                .flag("WirelessEnabled")
                .filter(now -> now == on));
    }

    private static Optional<List<Link>> some(List<Link> links) {
        return Optional.of(links).filter(all -> !all.isEmpty());
    }

    private static boolean blocked(Life life) {
        return !life.mirror()
                .of(Interfaces.ROOT, Interfaces.MANAGER)
                .flag("WirelessHardwareEnabled")
                .orElse(true);
    }
}
