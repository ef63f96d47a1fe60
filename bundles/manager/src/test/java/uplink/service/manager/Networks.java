// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkBuilder;
import uplink.profile.Route;
import uplink.profile.Technology;

/** Links and routes to make views of. */
final class Networks {
    private Networks() {}

    static LinkBuilder link(String key, Technology technology) {
        return Link.builder(key).technology(technology).enabled(true).carrier(Carrier.ATTACHED);
    }

    static IpState ip(String address, int length) {
        return IpState.builder()
                .addresses(List.of(LinkAddress.of(address(address), length)))
                .build();
    }

    static Route defaultRoute(String link, String gateway, long metric) {
        InetAddress hop = address(gateway);
        IpPrefix everything = IpPrefix.everything(Family.of(hop));
        return new Route(link, everything, Optional.of(hop), metric, Route.MAIN, "dhcp");
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(text, unknown);
        }
    }
}
