// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Map;
import java.util.Optional;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.objects.Device;
import uplink.linux.networkmanager.objects.Manager;
import uplink.linux.networkmanager.objects.SavedConnection;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.settings.SettingsWriter;
import uplink.linux.networkmanager.state.Errors;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;
import uplink.wifi.Scan;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** What radios are asked to do. */
final class WifiCommands {
    private final Rights rights;

    WifiCommands(Rights rights) {
        this.rights = rights;
    }

    private record Radio(String key, String device, String name, long lastScan) {}

    /** The first that the operator has given. */
    private Radio radio(Command<?> command) throws InterruptedException {
        Radio radio = command.find(
                "",
                "NetworkManager runs no Wi-Fi radio",
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
                life.mirror().of(device, Interfaces.WIRELESS).number("LastScan", -1));
    }

    /** Looks around, and waits until NetworkManager has looked; it may say that it has looked a moment ago, which is an answer too. */
    Scan scan(Command<?> command) throws InterruptedException {
        Radio radio = radio(command);
        try {
            new Device(command.caller(), radio.device).scan();
        } catch (BusException tooSoon) {
            if (!tooSoon.word().equals("NotAllowed")) {
                throw Errors.exception(tooSoon, radio.key, "cannot scan");
            }
            return command.await(
                    life -> life.picture().lastScan().filter(scan -> scan.link().equals(radio.key)));
        }
        return command.await(life -> radio(life, radio.key, radio.device).lastScan > radio.lastScan
                ? life.picture().lastScan().filter(scan -> scan.link().equals(radio.key))
                : Optional.empty());
    }

    /** Keeps the network and connects it; what did not connect is forgotten again. */
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
        keep(command, made, before);
        try {
            command.await(life -> life.saved(id));
            command.session().attempts().connect(command, id, true);
            return id;
        } catch (ConnectionException failed) {
            if (before.isEmpty()) {
                forget(command, id);
            }
            throw failed;
        }
    }

    private static void keep(Command<?> command, ConnectionSettings made, Optional<Saved> before)
            throws InterruptedException {
        try {
            if (before.isEmpty()) {
                SavedConnection.add(command.caller(), made);
            } else {
                new SavedConnection(command.caller(), before.get().path())
                        .update(made.withRevision(before.get().revision() + 1));
            }
        } catch (BusException refused) {
            throw Errors.exception(refused, Saved.ORIGIN + ":" + made.uuid(), "cannot join " + made.id());
        }
    }

    private static void forget(Command<?> command, String id) throws InterruptedException {
        Optional<Saved> left = command.look(life -> life.saved(id));
        if (left.isPresent()) {
            new SavedConnection(command.caller(), left.get().path()).delete();
        }
    }

    void radio(Command<?> command, boolean on) throws InterruptedException {
        radio(command);
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

    private static boolean blocked(Life life) {
        return !life.mirror()
                .of(Interfaces.ROOT, Interfaces.MANAGER)
                .flag("WirelessHardwareEnabled")
                .orElse(true);
    }
}
