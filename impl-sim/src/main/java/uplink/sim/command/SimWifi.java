// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.sim.show.Technologies;
import uplink.sim.world.Bearers;
import uplink.sim.world.Network;
import uplink.sim.world.Port;
import uplink.sim.world.World;
import uplink.wifi.AccessPoint;
import uplink.wifi.Scan;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSettings;
import uplink.wifi.Wps;
import uplink.wifi.spi.WifiBackend;

/** Commands to the simulated Wi-Fi radio. */
@Component(
        name = SimWifi.PID,
        enabled = false,
        service = WifiBackend.class,
        property = {"uplink.backend=sim", "service.ranking:Integer=200"})
public final class SimWifi implements WifiBackend {
    /** Of its component. */
    public static final String PID = "uplink.sim.wifi";

    private static final String SUBJECT = World.id(World.WIFI);
    private static final int CHANNEL_SIX = 2437;
    private static final long MAX_SPEED = 300_000_000;

    private final Desk desk;

    @Activate
    public SimWifi(@Reference Desk desk) {
        this.desk = desk;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.WIFI_RADIO, Capability.WIFI_SCAN, Capability.WIFI_JOIN, Capability.WIFI_WPS);
    }

    @Override
    public Optional<Scan> lastScan() {
        return desk.clockwork().look(World::lastScan);
    }

    @Override
    public CompletionStage<Scan> scan(CommandContext context) {
        return desk.run(context, SUBJECT, world -> {
            Port radio = world.radio(Technology.WIFI);
            if (!radio.is(Port.Is.ENABLED) || !radio.is(Port.Is.PLUGGED)) {
                throw new ConnectionException(ErrorCode.INVALID_STATE, SUBJECT, "the Wi-Fi radio is off");
            }
            List<AccessPoint> heard = world.networks().stream()
                    .filter(Network::inRange)
                    .map(network -> heard(world, network))
                    .sorted(Comparator.comparing(point -> -point.signal().dbm()))
                    .toList();
            Scan scan = new Scan(SUBJECT, world.now(), heard);
            world.lastScan(scan);
            return scan;
        });
    }

    private static AccessPoint heard(World world, Network network) {
        return new AccessPoint(
                network.hidden() ? Optional.empty() : Optional.of(Ssid.of(network.ssid())),
                Technologies.mac(network.number()),
                network.signal(),
                OptionalInt.of(CHANNEL_SIX),
                OptionalLong.of(MAX_SPEED),
                network.way().security(),
                network.way().cipher(),
                network.way().wpsPin().isPresent(),
                world.now());
    }

    @Override
    public CompletionStage<String> join(WifiSettings settings, CommandContext context) {
        String id = World.id(settings.ssid().text());
        return desk.run(context, id, new Joining(desk.clockwork(), settings, context));
    }

    @Override
    public CompletionStage<String> join(Wps wps, CommandContext context) {
        Optional<Network> network = desk.clockwork().look(world -> offering(world, wps));
        String subject = wps.ssid().map(Ssid::text).orElse(SUBJECT);
        if (network.isEmpty()) {
            return CompletableFuture.failedFuture(new ConnectionException(
                    ErrorCode.NOT_FOUND, subject, "no network in range offers Wi-Fi Protected Setup"));
        }
        if (!fits(wps.pin(), network.get())) {
            return CompletableFuture.failedFuture(new OpenFailedException(
                    World.id(network.get().ssid()),
                    World.failure(Failure.Stage.AUTHENTICATE, Failure.Reason.REJECTED)));
        }
        Network.Way way = network.get().way();
        WifiSettings settings = new WifiSettings(
                Ssid.of(network.get().ssid()),
                network.get().hidden(),
                way.security(),
                Optional.empty(),
                Optional.empty());
        Optional<Secret> key = way.key().or(() -> Optional.of(Secret.of("handed over".toCharArray())));
        return desk.run(context, subject, new Joining(settings, way.secured() ? key : Optional.empty()));
    }

    private static Optional<Network> offering(World world, Wps wps) {
        return world.networks().stream()
                .filter(network -> network.inRange() && network.way().wpsPin().isPresent())
                .filter(network -> wps.ssid()
                        .map(ssid -> ssid.text().equals(network.ssid()))
                        .orElse(true))
                .max(Comparator.comparing(network -> network.signal().dbm()));
    }

    private static boolean fits(Optional<Secret> pin, Network network) {
        String right = Integer.toString(network.way().wpsPin().orElse(0));
        return pin.map(given -> given.equals(Secret.of(right.toCharArray()))).orElse(true);
    }

    @Override
    public CompletionStage<Void> radio(boolean on, CommandContext context) {
        return desk.act(context, SUBJECT, world -> Bearers.enable(world, world.radio(Technology.WIFI), on));
    }
}
