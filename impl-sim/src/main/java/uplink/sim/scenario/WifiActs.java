// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import uplink.profile.Failure;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.sim.world.Bearers;
import uplink.sim.world.Network;
import uplink.sim.world.Port;
import uplink.sim.world.SimProfile;
import uplink.sim.world.World;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSignal;

/** What can happen to Wi-Fi. */
final class WifiActs {
    private static final int USUAL_DBM = -55;
    private static final int WEAKEST = 120;

    static final Map<String, Act> ALL = Map.ofEntries(
            entry("wifi", words -> {
                boolean on = words.either("on", "off");
                return PortActs.at(World.WIFI, (world, one) -> Bearers.enable(world, one, on));
            }),
            entry("network", WifiActs::network),
            entry("range", words -> {
                String ssid = words.network();
                boolean in = words.either("in", "out");
                return world -> world.network(ssid).ifPresent(one -> range(world, one, in));
            }),
            entry("signal", words -> {
                String ssid = words.network();
                WifiSignal signal = signal(words);
                return world -> world.network(ssid).ifPresent(one -> world.network(one.signal(signal)));
            }),
            entry("join", words -> {
                String ssid = words.network();
                return world -> join(world, ssid);
            }),
            entry("refuse", words -> {
                String ssid = words.network();
                return world -> refuse(world, ssid);
            }),
            entry("leave", words -> WifiActs::leave));

    private WifiActs() {}

    private static Consumer<World> network(Words words) {
        String ssid = words.fresh("network", words.names().networks());
        WifiSecurity security = words.constant(WifiSecurity.class);
        Optional<Secret> key = Optional.empty();
        WifiEncryption cipher = Network.Way.cipher(security);
        WifiSignal signal = WifiSignal.ofDbm(USUAL_DBM);
        OptionalInt wps = OptionalInt.empty();
        boolean hidden = false;
        while (words.more()) {
            switch (words.oneOf("key", "cipher", "signal", "wps", "pin", "hidden")) {
                case "key" ->
                    key = Optional.of(Secret.of(words.next("a key").text().toCharArray()));
                case "cipher" -> cipher = words.constant(WifiEncryption.class);
                case "signal" -> signal = signal(words);
                case "wps" -> wps = OptionalInt.of(0);
                case "pin" -> wps = OptionalInt.of((int) words.number("a WPS PIN", 1, 99_999_999));
                default -> hidden = true;
            }
        }
        words.names().network(ssid);
        Network.Way way = new Network.Way(security, cipher, key, wps);
        Network made = new Network(ssid, way, ssid.hashCode() & 0xff, signal, true, hidden);
        return world -> world.network(made);
    }

    /** {@code -60}, {@code -80..-60}, or {@code 70%} as a daemon gives that measures no dBm. */
    private static WifiSignal signal(Words words) {
        if (words.percent()) {
            return WifiSignal.ofPercent(words.perCent());
        }
        return WifiSignal.ofDbm(-Math.abs((int) words.number("a strength", -WEAKEST, WEAKEST)));
    }

    private static void range(World world, Network network, boolean in) {
        world.network(network.inRange(in));
        world.settle();
        if (in) {
            Bearers.autoconnect(world, world.radio(Technology.WIFI));
        }
    }

    /** By somebody who knows the key. */
    private static void join(World world, String ssid) {
        leave(world);
        world.settle();
        world.profile(World.id(ssid)).ifPresent(profile -> {
            Optional<Secret> key = Bearers.network(world, profile)
                    .flatMap(known -> known.way().key())
                    .or(() -> Optional.of(Secret.of("any key will do".toCharArray())));
            Optional<Failure> why = Bearers.refusal(world, profile).or(() -> Bearers.admission(world, profile, key));
            why.ifPresentOrElse(profile::failed, () -> {
                Bearers.network(world, profile)
                        .filter(network -> network.way().secured())
                        .ifPresent(network -> key.ifPresent(profile::secret));
                Bearers.up(world, profile);
            });
        });
    }

    private static void refuse(World world, String ssid) {
        leave(world);
        Failure wrong = World.failure(Failure.Stage.AUTHENTICATE, Failure.Reason.WRONG_KEY);
        world.profile(World.id(ssid)).ifPresent(profile -> profile.failed(wrong));
    }

    private static void leave(World world) {
        Port radio = world.radio(Technology.WIFI);
        Optional<SimProfile> up = world.wanted(radio);
        up.ifPresent(profile ->
                Bearers.down(world, profile, World.failure(Failure.Stage.UNKNOWN, Failure.Reason.REQUESTED)));
    }
}
