// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import uplink.cellular.AccessTechnology;
import uplink.cellular.RadioQuality;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.profile.Failure;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.sim.world.Bearers;
import uplink.sim.world.Modem;
import uplink.sim.world.SimProfile;
import uplink.sim.world.World;

/** What can happen to the modem. */
final class CellularActs {
    private static final int MOST_CAUSE = 255;

    static final Map<String, Act> ALL = Map.ofEntries(
            entry("sim", CellularActs::sim),
            entry("slot", words -> {
                int slot = (int) words.number("a slot", 0, Modem.SLOTS - 1);
                return then(world -> world.modem().slot(slot));
            }),
            entry("register", words -> {
                Registration state = words.constant(Registration.class);
                int cause = words.take("cause") ? (int) words.number("a cause", 1, MOST_CAUSE) : 0;
                return then(world -> world.modem().registration(state, cause));
            }),
            entry("radio", words -> {
                AccessTechnology technology = words.constant(AccessTechnology.class);
                return world -> world.modem().technology(technology);
            }),
            entry("quality", CellularActs::quality),
            entry("roaming", words -> {
                boolean allowed = words.either("on", "off");
                return then(world -> world.modem().roamingAllowed(allowed));
            }),
            entry("flight", words -> {
                boolean on = words.either("on", "off");
                return then(world -> world.modem().powered(!on));
            }),
            entry("data", words -> words.either("on", "off") ? CellularActs::dataOn : CellularActs::dataOff),
            entry("apn", words -> {
                String apn = words.next("an APN").text();
                boolean accepted = words.either("accepted", "rejected");
                return then(world -> world.modem().apn(apn, accepted));
            }),
            entry("login", words -> {
                String apn = words.next("an APN").text();
                String user = words.next("a user").text();
                return then(world -> world.modem().login(apn, user));
            }));

    private CellularActs() {}

    /** What ends a connection ends it, and what makes one possible brings up what connects by itself. */
    private static Consumer<World> then(Consumer<World> act) {
        return world -> {
            act.accept(world);
            world.settle();
            Bearers.autoconnect(world, world.radio(Technology.CELLULAR));
        };
    }

    private static Consumer<World> sim(Words words) {
        int slot = words.take("1") ? 1 : words.take("0") ? 0 : -1;
        SimLock lock = switch (words.oneOf("in", "out", "pin", "puk", "other", "faulty", "unknown")) {
            case "in" -> SimLock.NONE;
            case "out" -> SimLock.ABSENT;
            case "pin" -> SimLock.PIN;
            case "puk" -> SimLock.PUK;
            case "other" -> SimLock.OTHER;
            case "faulty" -> SimLock.FAULTY;
            default -> SimLock.UNKNOWN;
        };
        Optional<Secret> pin =
                words.more() ? Optional.of(digits(words, "a PIN of 4 to 8 digits", 4)) : Optional.empty();
        Optional<Secret> puk = words.more() ? Optional.of(digits(words, "a PUK of 8 digits", 8)) : Optional.empty();
        return then(world -> {
            var card = slot < 0 ? world.modem().card() : world.modem().card(slot);
            card.lock(lock);
            pin.ifPresent(code -> card.codes(code, puk.orElse(Secret.of("12345678".toCharArray()))));
        });
    }

    private static Secret digits(Words words, String what, int least) {
        Token word = words.next(what);
        if (!word.text().matches("[0-9]{" + least + ",8}")) {
            throw word.wrong("want " + what + ", not '" + word.text() + "'");
        }
        return Secret.of(word.text().toCharArray());
    }

    private static Consumer<World> quality(Words words) {
        RadioQuality quality = new RadioQuality(
                OptionalDouble.of(words.number("an RSRP in dBm", -156, -31)),
                OptionalDouble.of(words.number("an RSRQ in dB", -43, 20)),
                OptionalDouble.of(words.number("an SNR in dB", -23, 40)));
        return world -> world.modem().quality(quality);
    }

    private static void dataOn(World world) {
        world.profiles().stream()
                .filter(profile -> profile.is(SimProfile.Is.DEFAULT)
                        && profile.slot() == world.modem().slot())
                .findFirst()
                .ifPresent(profile -> {
                    Optional<Failure> why = Bearers.refusal(world, profile);
                    why.ifPresentOrElse(profile::failed, () -> Bearers.up(world, profile));
                });
    }

    private static void dataOff(World world) {
        world.wanted(world.radio(Technology.CELLULAR))
                .ifPresent(profile ->
                        Bearers.down(world, profile, World.failure(Failure.Stage.UNKNOWN, Failure.Reason.REQUESTED)));
    }
}
