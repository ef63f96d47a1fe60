// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import uplink.profile.DhcpState;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.sim.world.Bearers;
import uplink.sim.world.Beyond;
import uplink.sim.world.Home;
import uplink.sim.world.Port;
import uplink.sim.world.World;

/** What can happen to ports, and to the networks behind them. */
final class PortActs {
    private static final String PLAIN = "plain";
    private static final long MOST_BYTES = 1_000_000_000_000L;

    static final Map<String, Act> ALL = Map.ofEntries(
            entry("cable", PortActs::cable),
            entry("link", words -> {
                String port = words.port();
                boolean on = words.either("on", "off");
                return at(port, (world, one) -> Bearers.enable(world, one, on));
            }),
            entry("port", PortActs::add),
            entry("plug", words -> turned(words.port(), Port.Is.PLUGGED, true)),
            entry("unplug", words -> turned(words.port(), Port.Is.PLUGGED, false)),
            entry("blind", words -> turned(words.port(), Port.Is.BLIND, words.either("on", "off"))),
            entry("dhcp", PortActs::dhcp),
            entry("address", PortActs::address),
            entry("family", PortActs::family),
            entry("internet", words -> {
                String port = words.port();
                Internet reached = words.constant(Internet.class);
                return beyond(port, net -> net.internet(reached));
            }),
            entry("metered", words -> {
                String port = words.port();
                Metered cost = words.constant(Metered.class);
                return beyond(port, net -> net.metered(cost));
            }),
            entry("proxy", PortActs::proxy),
            entry("traffic", PortActs::traffic));

    private PortActs() {}

    /** Without a port it is the first one's cable. */
    private static Consumer<World> cable(Words words) {
        String port = words.left() > 1 ? words.port() : World.ETHERNET;
        return turned(port, Port.Is.HEARD, words.either("in", "out"));
    }

    static Consumer<World> turned(String port, Port.Is what, boolean so) {
        return at(port, (world, one) -> Bearers.turn(world, one, what, so));
    }

    private static Consumer<World> add(Words words) {
        String name = words.interfaceName();
        Technology technology = words.constant(Technology.class);
        LinkKind kind = words.constant(LinkKind.class);
        Optional<String> over = words.take("over") ? Optional.of(words.port()) : Optional.empty();
        words.names().port(name);
        return world -> {
            if (world.port(name).isEmpty()) {
                Port port = world.add(name, technology, kind, over);
                port.set(Port.Is.HEARD, over.isEmpty());
                Home.factory(world, technology, Optional.empty());
                world.settle();
                Bearers.autoconnect(world, port);
            }
        };
    }

    private static Consumer<World> dhcp(Words words) {
        String port = words.port();
        String what = words.oneOf("on", "off", "failed", "lost");
        DhcpState state = switch (what) {
            case "on" -> DhcpState.FINISHED;
            case "failed" -> DhcpState.FAILED;
            default -> DhcpState.STARTED;
        };
        Failure.Reason reason = what.equals("lost") ? Failure.Reason.LEASE_LOST : Failure.Reason.NO_DHCP;
        return at(port, (world, one) -> {
            one.beyond(net -> net.dhcp(state));
            if (state != DhcpState.FINISHED) {
                world.wanted(one).ifPresent(up -> up.failed(World.failure(Failure.Stage.ADDRESS, reason)));
            }
        });
    }

    private static Consumer<World> address(Words words) {
        String port = words.port();
        String[] flags = Stream.concat(
                        Stream.of(PLAIN),
                        Arrays.stream(LinkAddress.Flag.values())
                                .map(flag -> flag.name().toLowerCase(Locale.ROOT)))
                .toArray(String[]::new);
        String flag = words.oneOf(flags);
        Set<LinkAddress.Flag> all =
                flag.equals(PLAIN) ? Set.of() : Set.of(LinkAddress.Flag.valueOf(flag.toUpperCase(Locale.ROOT)));
        return beyond(port, net -> net.flags(all));
    }

    private static Consumer<World> family(Words words) {
        String port = words.port();
        Set<Family> spoken = switch (words.oneOf("ipv4", "ipv6", "both")) {
            case "ipv4" -> Set.of(Family.IPV4);
            case "ipv6" -> Set.of(Family.IPV6);
            default -> Set.of(Family.values());
        };
        return beyond(port, net -> net.families(spoken));
    }

    private static Consumer<World> proxy(Words words) {
        String port = words.port();
        Proxy proxy = switch (words.oneOf("direct", "auto", "manual", "unknown")) {
            case "auto" -> Proxy.automatic(words.more() ? words.next("a URL").text() : "");
            case "manual" -> manual(words.next("host:port"));
            case "unknown" -> Proxy.UNKNOWN;
            default -> Proxy.DIRECT;
        };
        return beyond(port, net -> net.proxy(proxy));
    }

    private static Proxy manual(Token word) {
        try {
            return Proxy.parse(word.text());
        } catch (IllegalArgumentException wrong) {
            throw word.wrong(wrong.getMessage());
        }
    }

    private static Consumer<World> traffic(Words words) {
        String port = words.port();
        long received = words.number("bytes", 0, MOST_BYTES);
        long sent = words.number("bytes", 0, MOST_BYTES);
        return at(port, (world, one) -> {
            if (world.state(one) == ProfileState.CONNECTED) {
                one.carry(received, sent);
            }
        });
    }

    private static Consumer<World> beyond(String port, UnaryOperator<Beyond> change) {
        return at(port, (world, one) -> one.beyond(change));
    }

    static Consumer<World> at(String port, BiConsumer<World, Port> act) {
        return world -> world.port(port).ifPresent(one -> act.accept(world, one));
    }
}
