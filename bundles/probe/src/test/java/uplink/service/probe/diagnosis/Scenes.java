// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.probe.diagnosis.Case.Goal;

/** Links and views to look at. */
final class Scenes {
    private Scenes() {}

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static Link bare(String name, Technology technology) {
        return Link.builder("name:" + name)
                .interfaceName(name)
                .technology(technology)
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .build();
    }

    static Link addressed(Link link, String own, LinkAddress.Flag... flags) {
        LinkAddress address = new LinkAddress(address(own), 24, Set.of(flags));
        return link.toBuilder()
                .ip(Family.IPV4, IpState.builder().addresses(List.of(address)).build())
                .build();
    }

    static Route leads(Link link, long metric) {
        return new Route(
                link.key(),
                new IpPrefix(address("0.0.0.0"), 0),
                Optional.of(address("192.0.2.1")),
                metric,
                Route.MAIN,
                "static");
    }

    static View view(long sequence, List<Link> links, Route... routes) {
        return View.builder(1, sequence)
                .settled(true)
                .links(links)
                .routes(List.of(routes))
                .build();
    }

    static Case examined(View view, String key) throws Exception {
        return new Case(
                view, key, Optional.empty(), new Goal(Optional.empty(), false), SSLContext.getDefault(), List.of());
    }
}
