// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import uplink.profile.Capability;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkBuilder;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.sockets.Binding;
import uplink.sockets.spi.SocketBinder;

/** Views of a gateway, put together link by link. */
final class Networks {
    private final List<Link> links = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private long sequence;

    /** A link with an address, a profile that has connected {@code count} times, and a default route. */
    Networks with(String name, long metric, long count, UnaryOperator<LinkBuilder> change) {
        IpState ip = IpState.builder()
                .addresses(List.of(LinkAddress.of(inet("192.0.2." + (10 + name.charAt(0) % 26)), 24)))
                .build();
        LinkBuilder builder = Link.builder("mac:" + name)
                .interfaceName(name)
                .kind(LinkKind.PHYSICAL)
                .technology(Technology.ETHERNET)
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .backend("kernel")
                .ip(Family.IPV4, ip);
        Link link = change.apply(builder).build();
        links.add(link);
        profiles.add(Profile.builder(link.backend() + ":" + name, Technology.ETHERNET)
                .state(ProfileState.CONNECTED)
                .connectCount(count)
                .link(link)
                .backend(link.backend())
                .build());
        routes.add(
                new Route(link.key(), IpPrefix.everything(Family.IPV4), Optional.empty(), metric, Route.MAIN, "dhcp"));
        return this;
    }

    Networks with(String name, long metric) {
        return with(name, metric, 1, same -> same);
    }

    View view() {
        links.sort(Comparator.comparing(Link::key));
        return View.builder(1, ++sequence)
                .links(links)
                .profiles(profiles)
                .routes(routes)
                .settled(true)
                .build();
    }

    static InetAddress inet(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ties every link to 127.0.0.1. */
    static final class Loopback implements SocketBinder {
        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Binding binding(Link link, Family family) {
            return family == Family.IPV4 ? Binding.SOURCE : Binding.NONE;
        }

        @Override
        public Binding bind(Link link, OptionedSocket socket) {
            return Binding.SOURCE;
        }

        @Override
        public Optional<InetAddress> source(Link link, Family family) {
            return family == Family.IPV4 ? Optional.of(inet("127.0.0.1")) : Optional.empty();
        }
    }
}
