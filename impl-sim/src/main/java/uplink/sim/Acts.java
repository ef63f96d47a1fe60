// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.profile.Failure;
import uplink.profile.Internet;
import uplink.profile.Metered;

/**
 * What can happen: {@code cable in|out}, {@code dhcp PORT on|off}, {@code link PORT on|off}, {@code wifi on|off}, {@code range SSID
 * in|out}, {@code signal SSID DBM}, {@code join SSID}, {@code refuse SSID}, {@code leave}, {@code sim in|out|pin|puk}, {@code
 * register home|roaming|searching|denied|emergency_only|idle}, {@code roaming on|off}, {@code flight on|off}, {@code data on|off},
 * {@code internet PORT online|portal|limited|offline}, {@code metered PORT yes|no}, {@code wait}.
 */
final class Acts {
    private static final Map<String, BiFunction<List<Token>, World, World>> ACTS = Map.ofEntries(
            Map.entry(
                    "cable",
                    (words, world) -> world.port(
                            World.ETHERNET, port -> port.carrier(either(words, 1, "in", "out"), world.now()))),
            Map.entry("dhcp", Acts::dhcp),
            Map.entry(
                    "link",
                    (words, world) -> world.port(
                            port(words, world), one -> one.enabled(either(words, 2, "on", "off"), world.now()))),
            Map.entry("wifi", Acts::wifi),
            Map.entry("range", (words, world) -> world.accessPoint(range(words, world))),
            Map.entry("signal", (words, world) -> world.accessPoint(signal(words, world))),
            Map.entry("join", Acts::join),
            Map.entry("refuse", Acts::refuse),
            Map.entry("leave", (words, world) -> world.leave()),
            Map.entry("sim", (words, world) -> world.modem(modem -> modem.sim(lock(words)))),
            Map.entry(
                    "register",
                    (words, world) -> world.modem(modem -> modem.registration(constant(words, 1, Registration.class)))),
            Map.entry(
                    "roaming",
                    (words, world) -> world.modem(modem -> modem.roamingAllowed(either(words, 1, "on", "off")))),
            Map.entry("flight", (words, world) -> world.modem(modem -> modem.powered(!either(words, 1, "on", "off")))),
            Map.entry("data", (words, world) -> world.modem(modem -> modem.dataUp(either(words, 1, "on", "off")))),
            Map.entry(
                    "internet",
                    (words, world) -> world.port(
                            port(words, world), one -> one.beyond(constant(words, 2, Internet.class), one.metered()))),
            Map.entry(
                    "metered",
                    (words, world) -> world.port(
                            port(words, world), one -> one.beyond(one.internet(), constant(words, 2, Metered.class)))),
            Map.entry("wait", (words, world) -> world));

    private Acts() {}

    /** Reads one act, and tries it on a world at home, so that what is wrong is told before anything happens. */
    static UnaryOperator<World> read(List<Token> words) {
        BiFunction<List<Token>, World, World> act = ACTS.get(words.get(0).text());
        if (act == null) {
            throw words.get(0)
                    .wrong("there is no act '" + words.get(0).text() + "'; there is "
                            + String.join(", ", ACTS.keySet().stream().sorted().toList()));
        }
        act.apply(words, World.atHome(Instant.EPOCH));
        return world -> act.apply(words, world);
    }

    private static World dhcp(List<Token> words, World world) {
        boolean on = either(words, 2, "on", "off");
        return world.port(port(words, world), one -> {
            Port served = one.serving(on, world.now());
            return on ? served : served.failed(Failure.Stage.ADDRESS, Failure.Reason.NO_DHCP, world.now());
        });
    }

    private static World wifi(List<Token> words, World world) {
        boolean on = either(words, 1, "on", "off");
        World left = on ? world : world.leave();
        return left.port(World.WIFI, port -> port.enabled(on, world.now()));
    }

    private static World refuse(List<Token> words, World world) {
        known(words, world);
        return world.leave()
                .port(
                        World.WIFI,
                        port -> port.failed(Failure.Stage.AUTHENTICATE, Failure.Reason.WRONG_KEY, world.now()));
    }

    private static AccessPointModel range(List<Token> words, World world) {
        AccessPointModel point = known(words, world);
        return new AccessPointModel(point.ssid(), point.security(), either(words, 2, "in", "out"), point.dbm());
    }

    private static AccessPointModel signal(List<Token> words, World world) {
        AccessPointModel point = known(words, world);
        Token word = word(words, 2, "a strength from -120 to 0");
        if (!word.text().matches("-?[0-9]{1,3}") || Math.abs(Integer.parseInt(word.text())) > 120) {
            throw word.wrong("'" + word.text() + "' is no strength: want -120 to 0");
        }
        return new AccessPointModel(
                point.ssid(), point.security(), point.inRange(), -Math.abs(Integer.parseInt(word.text())));
    }

    private static World join(List<Token> words, World world) {
        AccessPointModel point = known(words, world);
        if (point.inRange()) {
            return world.join(point.ssid());
        }
        return world.leave()
                .port(
                        World.WIFI,
                        port -> port.failed(Failure.Stage.ASSOCIATE, Failure.Reason.NOT_IN_RANGE, world.now()));
    }

    private static AccessPointModel known(List<Token> words, World world) {
        Token word = word(words, 1, "a network");
        AccessPointModel point = world.accessPoints().get(word.text());
        if (point == null) {
            throw word.wrong("there is no network '" + word.text() + "'; there is "
                    + String.join(
                            ", ",
                            world.accessPoints().keySet().stream().sorted().toList()));
        }
        return point;
    }

    private static String port(List<Token> words, World world) {
        Token word = word(words, 1, "a port");
        if (!world.ports().containsKey(word.text())) {
            throw word.wrong("there is no port '" + word.text() + "'; there is "
                    + String.join(", ", world.ports().keySet().stream().sorted().toList()));
        }
        return word.text();
    }

    private static SimLock lock(List<Token> words) {
        Token word = word(words, 1, "in, out, pin or puk");
        return switch (word.text()) {
            case "in" -> SimLock.NONE;
            case "out" -> SimLock.ABSENT;
            case "pin" -> SimLock.PIN;
            case "puk" -> SimLock.PUK;
            default -> throw word.wrong("want in, out, pin or puk, not '" + word.text() + "'");
        };
    }

    private static <E extends Enum<E>> E constant(List<Token> words, int index, Class<E> type) {
        Token word = word(words, index, "one of " + List.of(type.getEnumConstants()));
        try {
            return Enum.valueOf(type, word.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw word.wrong("'" + word.text() + "' is none of " + List.of(type.getEnumConstants()));
        }
    }

    private static boolean either(List<Token> words, int index, String yes, String no) {
        Token word = word(words, index, yes + " or " + no);
        if (!word.text().equals(yes) && !word.text().equals(no)) {
            throw word.wrong("want " + yes + " or " + no + ", not '" + word.text() + "'");
        }
        return word.text().equals(yes);
    }

    private static Token word(List<Token> words, int index, String what) {
        if (words.size() <= index) {
            throw words.get(words.size() - 1)
                    .wrong("want " + what + " behind '"
                            + words.get(words.size() - 1).text() + "'");
        }
        return words.get(index);
    }
}
