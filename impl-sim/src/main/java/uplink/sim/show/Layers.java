// SPDX-License-Identifier: Apache-2.0
package uplink.sim.show;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpPrefix;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkBuilder;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.spi.Layer;
import uplink.sim.world.Addressing;
import uplink.sim.world.Port;
import uplink.sim.world.World;

/** The whole layer of a world. Pure. */
public final class Layers {
    private static final long METRIC_STEP = 100;
    private static final int MTU = 1500;

    private final World world;
    private final Map<String, Link> linksBefore;
    private final Map<String, Profile> profilesBefore;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private Layers(World world, Optional<Layer> before) {
        this.world = world;
        linksBefore = byKey(before.map(Layer::links).orElse(List.of()), Link::key);
        profilesBefore = byKey(before.map(Layer::profiles).orElse(List.of()), Profile::id);
    }

    /** What is seen of {@code world}; what is as it was before is the same object. */
    public static Layer of(World world, Optional<Layer> before) {
        return new Layers(world, before).layer();
    }

    private Layer layer() {
        long metric = 0;
        for (Port port : world.ports()) {
            metric += METRIC_STEP;
            if (port.is(Port.Is.PLUGGED)) {
                Link link = known(link(port), linksBefore, port.shape().key());
                links.put(port.shape().name(), link);
                if (port.shape().kind() != LinkKind.LOOPBACK) {
                    routes(port, link, metric);
                }
            }
        }
        routes.addAll(world.routes());
        return Layer.builder()
                .links(List.copyOf(links.values()))
                .profiles(new Profiles(world, links)
                        .all().stream()
                                .map(profile -> known(profile, profilesBefore, profile.id()))
                                .toList())
                .technologies(List.of(Technologies.wifi(world), Technologies.cellular(world)))
                .routes(routes)
                .claims(links.values().stream().map(Link::key).collect(Collectors.toUnmodifiableSet()))
                .build();
    }

    private static <T> Map<String, T> byKey(List<T> list, Function<T, String> key) {
        return list.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    /** The object of the last layer, if it is equal: so that whoever merges layers finds it by a glance. */
    private static <T> T known(T now, Map<String, T> before, String key) {
        T old = before.get(key);
        return now.equals(old) ? old : now;
    }

    private Link link(Port port) {
        Port.Shape shape = port.shape();
        LinkBuilder link = Link.builder(shape.key())
                .interfaceName(shape.name())
                .kind(shape.kind())
                .technology(shape.technology())
                .mac(Technologies.mac(shape.number()))
                .enabled(port.is(Port.Is.ENABLED))
                .carrier(carrier(port))
                .carrierChanges(port.carrierChanges())
                .mtuBytes(settings(port).mtuBytes().orElse(MTU))
                .simulated(true);
        shape.over()
                .flatMap(world::port)
                .ifPresent(under -> link.underlying(under.shape().key()));
        speed(shape.technology()).ifPresent(link::speedBitsPerSecond);
        for (Family family : Family.values()) {
            link.ip(family, Addressing.ip(world, port, family));
        }
        return port.is(Port.Is.BLIND) ? link.build() : beyond(port, link).build();
    }

    private LinkBuilder beyond(Port port, LinkBuilder link) {
        ProfileSettings settings = settings(port);
        boolean connected = world.state(port) == ProfileState.CONNECTED;
        Proxy proxy =
                settings.proxy().type() == Proxy.Type.DIRECT ? port.beyond().proxy() : settings.proxy();
        Metered metered = settings.metered() == Metered.UNKNOWN ? port.beyond().metered() : settings.metered();
        return link.proxy(proxy)
                .internet(connected ? port.beyond().internet() : Internet.UNKNOWN)
                .metered(metered);
    }

    private static Carrier carrier(Port port) {
        if (port.is(Port.Is.BLIND) || !port.is(Port.Is.ENABLED)) {
            return Carrier.UNKNOWN;
        }
        return port.carrier() ? Carrier.ATTACHED : Carrier.DETACHED;
    }

    private static OptionalLong speed(Technology technology) {
        return switch (technology) {
            case ETHERNET -> OptionalLong.of(1_000_000_000);
            case WIFI -> OptionalLong.of(300_000_000);
            default -> OptionalLong.empty();
        };
    }

    private ProfileSettings settings(Port port) {
        return Addressing.settings(world, port);
    }

    private void routes(Port port, Link link, long usual) {
        for (Family family : Family.values()) {
            boolean usable = link.ip(family).addresses().stream().anyMatch(LinkAddress::usable);
            if (!usable || !settings(port).ip(family).defaultRoute()) {
                continue;
            }
            long metric = port.preferred()
                    .orElseGet(() -> settings(port).ip(family).routeMetric().orElse(usual));
            Optional<InetAddress> gateway = link.ip(family).gateways().stream().findFirst();
            routes.add(new Route(link.key(), IpPrefix.everything(family), gateway, metric, Route.MAIN, "dhcp"));
        }
    }
}
