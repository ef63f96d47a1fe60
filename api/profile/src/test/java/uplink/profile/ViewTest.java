// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewTest {
    private final Link ethernet = link("mac:b", "192.0.2.2", "2001:db8::2");
    private final Link mobile = link("mac:a", "198.51.100.2", "2001:db8:1::2");

    @Test
    void currentIsTheLinkOfTheLowestMetric() {
        View view = view(route(mobile, Family.IPV4, 700), route(ethernet, Family.IPV4, 100));
        assertThat(view.current()).contains(ethernet);
    }

    @Test
    void currentPrefersIpv4ThenTheLowerKey() {
        assertThat(view(route(mobile, Family.IPV6, 100), route(ethernet, Family.IPV4, 100))
                        .current())
                .contains(ethernet);
        assertThat(view(route(ethernet, Family.IPV4, 100), route(mobile, Family.IPV4, 100))
                        .current())
                .contains(mobile);
    }

    @Test
    void eachFamilyHasItsOwnCurrentLink() {
        View view = view(route(mobile, Family.IPV6, 1024), route(ethernet, Family.IPV4, 100));
        assertThat(view.current(Family.IPV4)).contains(ethernet);
        assertThat(view.current(Family.IPV6)).contains(mobile);
    }

    @Test
    void aRouteByAnUnusableLinkDoesNotCount() {
        Link unplugged = ethernet.toBuilder().carrier(Carrier.DETACHED).build();
        Link disabled = ethernet.toBuilder().enabled(false).build();
        Link unaddressed = ethernet.toBuilder().ip(Family.IPV4, IpState.UNKNOWN).build();
        for (Link link : List.of(unplugged, disabled, unaddressed)) {
            View view = View.builder(1, 1)
                    .links(List.of(link, mobile))
                    .routes(List.of(route(link, Family.IPV4, 100), route(mobile, Family.IPV4, 700)))
                    .build();
            assertThat(view.current()).contains(mobile);
        }
    }

    @Test
    void withoutDefaultRouteNothingIsCurrent() {
        Route host = new Route(
                ethernet.key(), IpPrefix.host(address("203.0.113.1")), Optional.empty(), 0, Route.MAIN, "static");
        assertThat(view(host).current()).isEmpty();
        assertThat(view(host).currentProfile()).isEmpty();
    }

    @Test
    void currentProfileIsTheConnectedOneOfTheCurrentLink() {
        Profile idle = profile("kernel:a")
                .link(ethernet)
                .state(ProfileState.DISCONNECTED)
                .build();
        Profile up =
                profile("kernel:b").link(ethernet).state(ProfileState.CONNECTED).build();
        View view = View.builder(1, 1)
                .links(List.of(ethernet, mobile))
                .profiles(List.of(up, idle))
                .routes(List.of(route(ethernet, Family.IPV4, 100)))
                .build();
        assertThat(view.currentProfile()).contains(up);
        assertThat(up).isInstanceOf(EthernetProfile.class);
    }

    @Test
    void findsByKey() {
        View view = view();
        assertThat(view.link("mac:a")).contains(mobile);
        assertThat(view.link("mac:c")).isEmpty();
        assertThat(view.profile("kernel:x")).isEmpty();
        assertThat(view.links()).containsExactly(mobile, ethernet);
    }

    private View view(Route... routes) {
        return View.builder(1, 1)
                .links(List.of(ethernet, mobile))
                .routes(List.of(routes))
                .build();
    }

    private static ProfileBuilder profile(String id) {
        return Profile.builder(id, Technology.ETHERNET);
    }

    private static Route route(Link link, Family family, long metric) {
        return new Route(link.key(), IpPrefix.everything(family), Optional.empty(), metric, Route.MAIN, "dhcp");
    }

    private static Link link(String key, String ipv4, String ipv6) {
        return Link.builder(key)
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .ip(Family.IPV4, ip(ipv4, 24))
                .ip(Family.IPV6, ip(ipv6, 64))
                .build();
    }

    private static IpState ip(String address, int length) {
        return IpState.builder()
                .addresses(List.of(LinkAddress.of(address(address), length)))
                .build();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
