// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import uplink.cellular.CellularSettings;
import uplink.profile.DhcpState;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;
import uplink.profile.IpMethod;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileState;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.wifi.WifiSettings;

/** Connections come up, fail and go down. */
public final class Bearers {
    private Bearers() {}

    /** Begins to bring a profile up; what was up on its port is replaced. */
    public static void begin(World world, SimProfile profile, ProfileState reached) {
        Port port = world.portOf(profile).orElseThrow();
        world.wanted(port)
                .filter(other -> other != profile)
                .ifPresent(other -> down(world, other, World.failure(Stage.ASSOCIATE, Reason.REPLACED)));
        port.wanted(Optional.of(profile.id()));
        port.reached(reached);
        if (!port.wired()) {
            port.set(Port.Is.HEARD, reached != ProfileState.ASSOCIATION);
        }
    }

    /** Brings it up at once, and keeps it. */
    public static void up(World world, SimProfile profile) {
        begin(world, profile, ProfileState.CONNECTED);
        profile.set(SimProfile.Is.SAVED, true);
    }

    /** Switches a port. */
    public static void enable(World world, Port port, boolean on) {
        port.set(Port.Is.ENABLED, on);
        world.settle();
        if (on) {
            autoconnect(world, port);
        }
    }

    /** Somebody comes to the other end of a port, or goes; or its hardware does. */
    public static void turn(World world, Port port, Port.Is what, boolean so) {
        port.set(what, so);
        if (so) {
            autoconnect(world, port);
        }
    }

    /** Takes it down if it is up, or about to be. */
    public static void down(World world, SimProfile profile) {
        portOfUp(world, profile).ifPresent(port -> {
            port.wanted(Optional.empty());
            port.preferred(OptionalLong.empty());
            if (!port.wired()) {
                port.set(Port.Is.HEARD, false);
            }
        });
    }

    /** The same, and says why. */
    public static void down(World world, SimProfile profile, Failure why) {
        down(world, profile);
        profile.failed(why);
    }

    /** The port that has it up, or about to be. */
    public static Optional<Port> portOfUp(World world, SimProfile profile) {
        return world.ports().stream()
                .filter(port -> port.wanted().filter(profile.id()::equals).isPresent())
                .findFirst();
    }

    static boolean blind(World world, SimProfile profile) {
        return world.portOf(profile).filter(port -> port.is(Port.Is.BLIND)).isPresent();
    }

    /** Why it cannot come up now; empty when it can. */
    public static Optional<Failure> refusal(World world, SimProfile profile) {
        Optional<Port> port = world.portOf(profile);
        if (port.isEmpty()) {
            return failure(Stage.RADIO, Reason.BAD_SETTINGS);
        }
        return bearer(world, port.get(), profile).or(() -> address(port.get(), profile));
    }

    /** Is a secret right, as far as this network can be asked; empty when it is. */
    public static Optional<Failure> admission(World world, SimProfile profile, Optional<Secret> secret) {
        Optional<Network> network =
                network(world, profile).filter(one -> one.way().secured());
        if (network.isEmpty()) {
            return Optional.empty();
        }
        if (secret.isEmpty()) {
            return failure(Stage.AUTHENTICATE, Reason.NO_SECRET);
        }
        return network.get().way().opens(secret.get())
                ? Optional.empty()
                : failure(Stage.AUTHENTICATE, Reason.WRONG_KEY);
    }

    /** The network that a Wi-Fi profile is for. */
    public static Optional<Network> network(World world, SimProfile profile) {
        return profile.ssid().flatMap(world::network);
    }

    private static Optional<Failure> bearer(World world, Port port, SimProfile profile) {
        if (!port.is(Port.Is.PLUGGED)) {
            return failure(Stage.RADIO, Reason.LINK_GONE);
        }
        if (!port.is(Port.Is.ENABLED)) {
            return failure(Stage.RADIO, Reason.RADIO_OFF);
        }
        return switch (port.shape().technology()) {
            case WIFI -> wifi(world, profile);
            case CELLULAR -> cellular(world.modem(), profile);
            default -> port.is(Port.Is.HEARD) ? Optional.empty() : failure(Stage.RADIO, Reason.NO_CARRIER);
        };
    }

    private static Optional<Failure> wifi(World world, SimProfile profile) {
        Optional<WifiSettings> wanted = profile.settings().part(WifiSettings.class);
        Optional<Network> network = network(world, profile)
                .filter(Network::inRange)
                .filter(one ->
                        !one.hidden() || wanted.filter(WifiSettings::hidden).isPresent());
        if (network.isEmpty()) {
            return failure(Stage.ASSOCIATE, Reason.NOT_IN_RANGE);
        }
        return wanted.orElseThrow().security() == network.get().way().security()
                ? Optional.empty()
                : failure(Stage.ASSOCIATE, Reason.BAD_SETTINGS);
    }

    private static Optional<Failure> cellular(Modem modem, SimProfile profile) {
        CellularSettings part =
                profile.settings().part(CellularSettings.class).orElse(CellularSettings.internet("internet.example"));
        Optional<Failure> service =
                profile.slot() == modem.slot() ? modem.noService() : failure(Stage.SIM, Reason.SIM_MISSING);
        if (service.isPresent()) {
            return service;
        }
        if (modem.roams() && !modem.mayRoam() && !part.roamingAllowed()) {
            return failure(Stage.REGISTER, Reason.ROAMING_NOT_ALLOWED);
        }
        String apn = part.apn().orElse("");
        if (modem.rejects(apn)) {
            return failure(Stage.ASSOCIATE, Reason.APN_REJECTED);
        }
        boolean admitted = modem.login(apn)
                .map(user -> part.auth().user().filter(user::equals).isPresent())
                .orElse(true);
        return admitted ? Optional.empty() : failure(Stage.AUTHENTICATE, Reason.LOGIN_REFUSED);
    }

    private static Optional<Failure> address(Port port, SimProfile profile) {
        boolean written = profile.settings().ip(uplink.profile.Family.IPV4).method() == IpMethod.STATIC
                || profile.settings().ip(uplink.profile.Family.IPV6).method() == IpMethod.STATIC;
        if (port.beyond().flags().contains(LinkAddress.Flag.DUPLICATE)) {
            return failure(Stage.ADDRESS, Reason.DUPLICATE_ADDRESS);
        }
        return written || port.beyond().dhcp() == DhcpState.FINISHED
                ? Optional.empty()
                : failure(Stage.ADDRESS, Reason.NO_DHCP);
    }

    /** A cable's connection does not carry any more: its metric is the usual one again, and unless somebody has said why, it is said. */
    static void lost(Port port, SimProfile profile) {
        port.preferred(OptionalLong.empty());
        if (profile.lastFailure().isEmpty()) {
            loss(port).ifPresent(profile::failed);
        }
    }

    private static Optional<Failure> loss(Port port) {
        if (!port.is(Port.Is.PLUGGED)) {
            return failure(Stage.RADIO, Reason.LINK_GONE);
        }
        if (!port.is(Port.Is.ENABLED)) {
            return failure(Stage.RADIO, Reason.RADIO_OFF);
        }
        if (!port.is(Port.Is.HEARD)) {
            return failure(Stage.RADIO, Reason.NO_CARRIER);
        }
        if (port.beyond().flags().contains(LinkAddress.Flag.DUPLICATE)) {
            return failure(Stage.ADDRESS, Reason.DUPLICATE_ADDRESS);
        }
        return port.beyond().dhcp() == DhcpState.FINISHED ? Optional.empty() : failure(Stage.ADDRESS, Reason.NO_DHCP);
    }

    /** A radio's connection ends with what carries it; a tunnel hears somebody while its port is connected. */
    static void follow(World world, Port port) {
        port.shape()
                .over()
                .flatMap(world::port)
                .ifPresent(under -> port.set(Port.Is.HEARD, world.state(under) == ProfileState.CONNECTED));
        if (!port.wired()) {
            world.wanted(port)
                    .ifPresent(profile -> bearer(world, port, profile).ifPresent(why -> down(world, profile, why)));
        }
    }

    /** Brings up what connects by itself on a port that has nothing up. */
    public static void autoconnect(World world, Port port) {
        if (port.wanted().isPresent()) {
            return;
        }
        world.profiles().stream()
                .filter(profile -> profile.is(SimProfile.Is.SAVED) && !profile.is(SimProfile.Is.BLOCKED))
                .filter(profile -> profile.settings().autoconnect() || profile.is(SimProfile.Is.KEPT))
                .filter(profile -> world.portOf(profile).filter(port::equals).isPresent())
                .filter(profile -> bearer(world, port, profile).isEmpty())
                .filter(profile -> admission(world, profile, profile.secret()).isEmpty())
                .min(Comparator.comparing(profile -> signal(world, profile)))
                .ifPresent(profile -> up(world, profile));
    }

    /** The stronger, the smaller. */
    private static int signal(World world, SimProfile profile) {
        return profile.settings().technology() == Technology.WIFI
                ? -network(world, profile).map(one -> one.signal().dbm()).orElse(-120)
                : 0;
    }

    private static Optional<Failure> failure(Stage stage, Reason reason) {
        return Optional.of(World.failure(stage, reason));
    }
}
