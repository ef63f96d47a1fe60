// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import uplink.profile.Failure;
import uplink.profile.LinkKind;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.wifi.Scan;

/** Everything that is simulated. Not safe for threads: whoever uses it holds the lock of the clockwork. */
public final class World {
    /** Origin of keys and ids, and the backend's name. */
    public static final String ORIGIN = "sim";

    public static final String ETHERNET = "sim-eth0";
    public static final String WIFI = "sim-wlan0";
    public static final String CELLULAR = "sim-wwan0";
    public static final String BLUETOOTH = "sim-bnep0";

    private static final int FIRST_NUMBER = 10;

    private final Map<String, Port> ports = new LinkedHashMap<>();
    private final Map<String, Network> networks = new TreeMap<>();
    private final Map<String, SimProfile> profiles = new TreeMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final Modem modem = new Modem();
    private final Daemon daemon = new Daemon();
    private Optional<Scan> lastScan = Optional.empty();
    private Instant now;

    World(Instant begin) {
        now = begin;
    }

    /** A gateway at home: cable in, a Wi-Fi network joined, LTE ready, Bluetooth off. */
    public static World atHome(Instant begin) {
        return Home.at(begin);
    }

    /** The virtual time. */
    public Instant now() {
        return now;
    }

    /** Time does not go back. */
    public void now(Instant value) {
        now = value.isAfter(now) ? value : now;
    }

    /** In order of their preference. */
    public Collection<Port> ports() {
        return ports.values();
    }

    /** By name. */
    public Optional<Port> port(String name) {
        return Optional.ofNullable(ports.get(name));
    }

    /** By the key of its link. */
    public Optional<Port> link(String key) {
        return ports.values().stream()
                .filter(port -> port.is(Port.Is.PLUGGED) && port.shape().key().equals(key))
                .findFirst();
    }

    /** The port of a technology that is there from the beginning. */
    public Port radio(Technology technology) {
        return ports.get(technology == Technology.WIFI ? WIFI : CELLULAR);
    }

    /** Brings a port, with the profile that the device has for it. */
    public Port add(String name, Technology technology, LinkKind kind, Optional<String> over) {
        int number = FIRST_NUMBER + ports.size();
        Port port = new Port(new Port.Shape(name, technology, kind, number, over));
        ports.put(name, port);
        if (port.wired()) {
            Home.observed(this, port);
        }
        return port;
    }

    /** By SSID. */
    public Collection<Network> networks() {
        return networks.values();
    }

    /** By SSID. */
    public Optional<Network> network(String ssid) {
        return Optional.ofNullable(networks.get(ssid));
    }

    /** Puts a network on the air, or changes one. */
    public void network(Network one) {
        networks.put(one.ssid(), one);
        if (!profiles.containsKey(id(one.ssid()))) {
            profiles.put(id(one.ssid()), Home.heard(one));
        }
    }

    /** By id; of Wi-Fi also what was only heard. */
    public Collection<SimProfile> profiles() {
        return profiles.values();
    }

    /** By id. */
    public Optional<SimProfile> profile(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /** Keeps a new profile, whose name makes its id. */
    public SimProfile save(ProfileSettings settings, int slot) {
        SimProfile made = new SimProfile(id(settings.name()), settings, slot).set(SimProfile.Is.SAVED, true);
        SimProfile heard = profiles.get(made.id());
        if (heard != null) {
            heard.settings(settings);
            return heard.set(SimProfile.Is.SAVED, true);
        }
        profiles.put(made.id(), made);
        return made;
    }

    /** Forgets a profile; what can be heard or observed stays as such. */
    public void forget(SimProfile profile) {
        Bearers.down(this, profile, failure(Failure.Stage.UNKNOWN, Failure.Reason.PROFILE_GONE));
        profile.forgetSecret();
        if (stays(profile)) {
            profile.settings(Home.bare(this, profile));
            for (SimProfile.Is each : SimProfile.Is.values()) {
                profile.set(each, false);
            }
        } else {
            profiles.remove(profile.id());
        }
    }

    private boolean stays(SimProfile profile) {
        String name = profile.id().substring(ORIGIN.length() + 1);
        return networks.containsKey(name) || ports.containsKey(name);
    }

    void put(SimProfile profile) {
        profiles.put(profile.id(), profile);
    }

    void drop(String id) {
        profiles.remove(id);
    }

    /** The port that a profile is for: the one it names, or the first of its technology. */
    public Optional<Port> portOf(SimProfile profile) {
        ProfileSettings settings = profile.settings();
        Predicate<Port> named = settings.interfaceName()
                .<Predicate<Port>>map(name -> port -> port.shape().name().equals(name))
                .orElse(port -> true);
        return ports.values().stream()
                .filter(port -> settable(port.shape().technology()) == settings.technology())
                .filter(named)
                .findFirst();
    }

    /** The technology of a profile: that of its port, where settings cannot name it. */
    public Technology technology(SimProfile profile) {
        return portOf(profile)
                .map(port -> port.shape().technology())
                .orElse(profile.settings().technology());
    }

    /** No profile can be written for a host device, or for what nobody knows. */
    static Technology settable(Technology technology) {
        return technology == Technology.UNKNOWN || technology == Technology.NET_PROXY ? Technology.OTHER : technology;
    }

    /** What is up, or would be, on a port. */
    public Optional<SimProfile> wanted(Port port) {
        return port.wanted().map(profiles::get);
    }

    /** How far what is wanted on a port has come. */
    public ProfileState state(Port port) {
        return Addressing.state(this, port);
    }

    /** Those that were asked for. */
    public List<Route> routes() {
        return routes;
    }

    /** The modem. */
    public Modem modem() {
        return modem;
    }

    /** The daemon. */
    public Daemon daemon() {
        return daemon;
    }

    /** What the Wi-Fi radio has found last. */
    public Optional<Scan> lastScan() {
        return lastScan;
    }

    /** Keeps what it has found. */
    public void lastScan(Scan scan) {
        lastScan = Optional.of(scan);
    }

    /** What follows from the last change: connections that are lost, counters, routes that go with their link. */
    public void settle() {
        for (Port port : ports.values()) {
            Bearers.follow(this, port);
            port.settle();
        }
        for (SimProfile profile : profiles.values()) {
            ProfileState reached = Bearers.portOfUp(this, profile)
                    .map(this::state)
                    .orElseGet(() -> Bearers.blind(this, profile) ? ProfileState.UNKNOWN : ProfileState.DISCONNECTED);
            boolean lost = profile.state() == ProfileState.CONNECTED && reached != ProfileState.CONNECTED;
            if (lost) {
                Bearers.portOfUp(this, profile).ifPresent(port -> Bearers.lost(port, profile));
            }
            profile.settle(reached, now);
        }
        routes.removeIf(route -> link(route.link())
                .filter(port -> state(port) == ProfileState.CONNECTED)
                .isEmpty());
    }

    /** The id that a name makes; a colon in it would be read as another origin. */
    public static String id(String name) {
        return ORIGIN + ":" + name.replace(':', '_');
    }

    /** A failure, as this simulator tells it. */
    public static Failure failure(Failure.Stage stage, Failure.Reason reason) {
        return new Failure(stage, reason, "simulated");
    }
}
