// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Daemon;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.linux.networkmanager.bus.Signal;
import uplink.linux.networkmanager.modem.ModemBlame;
import uplink.linux.networkmanager.objects.Caller;
import uplink.linux.networkmanager.objects.Manager;
import uplink.linux.networkmanager.objects.SavedConnection;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.settings.Fingerprint;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Picture;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.Failure;
import uplink.profile.Link;
import uplink.profile.Technology;
import uplink.profile.spi.Layer;

/** One life of NetworkManager, as it is seen by the worker's thread: everything here is that thread's alone. */
final class Life implements AutoCloseable {
    private static final List<String> FOLLOWED =
            List.of(Interfaces.MANAGER, Interfaces.DEVICE, Interfaces.ACTIVE, Interfaces.SAVED);

    /** {@code NM_SETTINGS_CONNECTION_FLAG_…}: what NetworkManager has made for something that is up anyway. */
    private static final long GENERATED_OR_EXTERNAL = 0x2 | 0x8;

    /** {@code NM_ACTIVE_CONNECTION_STATE_ACTIVATED}; what is more is on its way down. */
    private static final long ACTIVATED = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Memory memory;
    private final ModemWatch modems;
    private final Worker worker;
    private final Caller caller;
    private final Daemon daemon;
    private final Picture picture;
    private final Ends ends;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** Settings as they were read, and what is asked of them at each drawing. */
    private record Kept(ConnectionSettings settings, Fields sections, boolean editable) {}

    private Fields permissions;
    private boolean over;
    private Layer shown = Layer.builder().build();

    /** Looks at everything; blocks for some calls. */
    Life(Memory memory, Bus bus, String owner, Worker worker, ModemWatch modems) {
        this.memory = memory;
        this.modems = modems;
        this.worker = worker;
        caller = new Caller(bus, owner, PATIENCE);
        Daemon.Name name = new Daemon.Name(owner, Interfaces.OBJECTS, FOLLOWED);
        daemon = new Daemon(bus, name, work -> worker.run("take a signal in", work), this::told);
        picture = new Picture(daemon.mirror(), memory.place().sysfs(), memory.histories(), memory::bootMillis);
        ends = new Ends(daemon.mirror(), this::why);
        try {
            daemon.mirror().paths(Interfaces.SAVED).forEach(this::first);
            permissions = permissions();
        } catch (RuntimeException failed) {
            daemon.close();
            throw failed;
        }
        ends.look();
    }

    private Fields permissions() {
        try {
            return new Manager(caller).permissions();
        } catch (BusException unknown) {
            return Fields.EMPTY;
        }
    }

    private void told(Signal signal) {
        switch (signal.member()) {
            case "Updated" -> load(signal.path());
            case "InterfacesAdded" -> {
                if (daemon.mirror().has(signal.text(0), Interfaces.SAVED)) {
                    load(signal.text(0));
                }
            }
            case "InterfacesRemoved" -> forget();
            case "CheckPermissions" -> permissions = permissions();
            default -> ended(signal);
        }
        ends.look();
        memory.changed().run();
    }

    private void forget() {
        kept.keySet().retainAll(daemon.mirror().paths(Interfaces.SAVED));
        memory.editions()
                .keep(kept.values().stream().map(one -> one.settings.uuid()).toList());
    }

    private void ended(Signal signal) {
        ends.told(signal)
                .ifPresent(active -> daemon.mirror()
                        .of(active, Interfaces.ACTIVE)
                        .text("Uuid")
                        .ifPresent(uuid -> ends.of(active)
                                .ifPresent(why -> memory.histories().failed(Saved.ORIGIN + ":" + uuid, why))));
    }

    /** Why something fails on a device, better than NetworkManager has told it where it is a modem. */
    Failure why(String device, String active, Failure told) {
        if (!mirror().has(device, Interfaces.MODEM)) {
            return told;
        }
        Fields gsm = mirror().of(active, Interfaces.ACTIVE)
                .path("Connection")
                .map(kept::get)
                .map(Kept::settings)
                .map(settings -> settings.section("gsm"))
                .orElse(Fields.EMPTY);
        ModemBlame.Attempt attempt =
                new ModemBlame.Attempt(gsm.text("apn"), gsm.flag("home-only").orElse(false));
        return mirror().of(device, Interfaces.DEVICE)
                .text("Udi")
                .map(udi -> modems.why(udi, attempt, told))
                .orElse(told);
    }

    /** A daemon that hangs is not waited for once per connection. */
    private void first(String path) {
        try {
            read(path);
        } catch (BusException refused) {
            if (mute(refused)) {
                throw refused;
            }
            refused(path, refused);
        }
    }

    /** What cannot be told in time stays as it was, and is read again. */
    private void load(String path) {
        try {
            read(path);
        } catch (BusException refused) {
            if (mute(refused)) {
                worker.later("read a connection again", AGAIN, () -> again(path));
            } else {
                refused(path, refused);
            }
        }
    }

    private void read(String path) {
        ConnectionSettings settings = new SavedConnection(caller, path).settings();
        kept.put(
                path,
                new Kept(settings, Fields.of(settings.raw()), memory.rights().editable(settings)));
        memory.editions().see(settings).ifPresent(drift -> drifted(settings, drift));
    }

    private static boolean mute(BusException refused) {
        return refused.name().equals(BusException.NO_REPLY);
    }

    private void again(String path) {
        if (!over && daemon.mirror().has(path, Interfaces.SAVED)) {
            load(path);
            memory.changed().run();
        }
    }

    /** One that has gone meanwhile is none. */
    private void refused(String path, BusException why) {
        kept.remove(path);
        if (!why.gone()) {
            Session.LOG.warn("NetworkManager does not tell what {} is: {}", path, why.getMessage());
        }
    }

    /** Told, and not fought. */
    private void drifted(ConnectionSettings settings, Fingerprint.Drift drift) {
        Failure told =
                new Failure(Failure.Stage.UNKNOWN, Failure.Reason.REPLACED, "changed by somebody else: " + drift);
        memory.histories().failed(Saved.ORIGIN + ":" + settings.uuid(), told);
        Session.LOG.info("{} was changed by somebody else: {}", settings.id(), drift);
    }

    /** What NetworkManager sees now. */
    Layer layer(Picture.Modem modems) {
        shown = picture.layer(saved(), modems, memory.rights()::given);
        return shown;
    }

    /** Those of that kind, as drawn last. */
    List<Link> links(Technology technology) {
        return shown.links().stream()
                .filter(link -> link.technology() == technology)
                .toList();
    }

    /** What was drawn last. */
    Layer shown() {
        return shown;
    }

    /** Saved connections. */
    List<Saved> saved() {
        List<Saved> all = new ArrayList<>();
        kept.forEach((path, one) -> {
            Fields properties = daemon.mirror().of(path, Interfaces.SAVED);
            boolean own = (properties.number("Flags", 0) & GENERATED_OR_EXTERNAL) == 0;
            all.add(new Saved(path, one.sections, memory.editions().of(one.settings), one.editable, own));
        });
        return all;
    }

    /** Its settings as they were read last. */
    Optional<ConnectionSettings> settings(Saved one) {
        return Optional.ofNullable(kept.get(one.path())).map(Kept::settings);
    }

    /** The saved connection of that profile. */
    Optional<Saved> saved(String id) {
        return saved().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What is on its way up, or up, of a saved connection: its path. */
    Optional<String> active(String saved) {
        return mirror().paths(Interfaces.ACTIVE).stream()
                .filter(path ->
                        mirror().of(path, Interfaces.ACTIVE).number("State", 0) <= ACTIVATED && !ends.over(path))
                .filter(path -> mirror().of(path, Interfaces.ACTIVE)
                        .path("Connection")
                        .filter(saved::equals)
                        .isPresent())
                .findFirst();
    }

    Mirror mirror() {
        return daemon.mirror();
    }

    Picture picture() {
        return picture;
    }

    Ends ends() {
        return ends;
    }

    /** Those that are asked for here and that NetworkManager refuses for good, without their common beginning. */
    Set<String> denied() {
        return Permissions.ALL.stream()
                .filter(name -> permissions
                        .text(Interfaces.MANAGER + "." + name)
                        .filter("no"::equals)
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** To call this life of the daemon; safe for any thread. */
    Caller caller() {
        return caller;
    }

    @Override
    public void close() {
        over = true;
        daemon.close();
    }
}
