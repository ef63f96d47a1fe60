// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uplink.manager.Status;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.MacAddress;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;

class ViewStatusTest {
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final MacAddress OTHER = MacAddress.parse("02:00:00:00:00:02");

    private final Link ethernet = Networks.link("mac:b", Technology.ETHERNET)
            .kind(LinkKind.PHYSICAL)
            .mac(MAC)
            .ip(Family.IPV4, Networks.ip("192.0.2.2", 24))
            .ip(Family.IPV6, Networks.ip("2001:db8::2", 64))
            .proxy(Proxy.manual("proxy.example", 3128))
            .internet(Internet.ONLINE)
            .metered(Metered.NO)
            .build();
    private final Link mobile = Networks.link("mac:c", Technology.CELLULAR)
            .ip(Family.IPV4, Networks.ip("198.51.100.2", 30))
            .metered(Metered.YES)
            .build();
    private final Route byEthernet = Networks.defaultRoute("mac:b", "192.0.2.1", 100);
    private final Route byEthernetToo = Networks.defaultRoute("mac:b", "2001:db8::1", 100);
    private final Route byMobile = Networks.defaultRoute("mac:c", "198.51.100.1", 700);

    @Test
    void aDualStackLinkShowsBothFamilies() {
        Status status = status(List.of(ethernet), byEthernet, byEthernetToo);
        assertThat(status.type()).contains(Technology.ETHERNET);
        assertThat(status.link()).contains(ethernet);
        for (Family family : Family.values()) {
            assertThat(status.link(family)).contains(ethernet);
            assertThat(status.ip(family)).isEqualTo(ethernet.ip(family));
            assertThat(status.proxy(family).text()).isEqualTo("proxy.example:3128");
        }
        assertThat(status.internet()).isEqualTo(Internet.ONLINE);
        assertThat(status.metered()).isEqualTo(Metered.NO);
    }

    @Test
    void ofTwoUplinksTheOneByWhichTrafficLeavesIsShown() {
        Profile connected = Profile.builder("kernel:b", Technology.ETHERNET)
                .link(ethernet)
                .state(ProfileState.CONNECTED)
                .build();
        Status status = new ViewStatus(View.builder(7, 9)
                .links(List.of(ethernet, mobile))
                .profiles(List.of(connected))
                .routes(List.of(byMobile, byEthernet))
                .build());
        assertThat(status.link()).contains(ethernet);
        assertThat(status.profile()).contains(connected);
        assertThat(status.epoch()).isEqualTo(7);
        assertThat(status.sequence()).isEqualTo(9);
        assertThat(status(List.of(ethernet, mobile), byMobile).metered()).isEqualTo(Metered.YES);
    }

    @Test
    void nothingConnectedIsEmptyAndUnknown() {
        Status status = status(List.of(ethernet));
        assertThat(status.type()).isEmpty();
        assertThat(status.link()).isEmpty();
        assertThat(status.profile()).isEmpty();
        assertThat(status.ip(Family.IPV4)).isEqualTo(IpState.UNKNOWN);
        assertThat(status.ip(Family.IPV6)).isEqualTo(IpState.UNKNOWN);
        assertThat(status.proxy(Family.IPV4)).isEqualTo(Proxy.UNKNOWN);
        assertThat(status.internet()).isEqualTo(Internet.UNKNOWN);
        assertThat(status.metered()).isEqualTo(Metered.UNKNOWN);
    }

    @Test
    void theTypeIsUnknownUntilTheViewIsSettled() {
        Status status = new ViewStatus(View.builder(1, 1)
                .links(List.of(ethernet))
                .routes(List.of(byEthernet))
                .settled(false)
                .build());
        assertThat(status.settled()).isFalse();
        assertThat(status.type()).contains(Technology.UNKNOWN);
    }

    @Test
    void theCableIsThatOfAnyPort() {
        Link unplugged = ethernet.toBuilder().carrier(Carrier.DETACHED).build();
        Link second = Networks.link("mac:d", Technology.ETHERNET)
                .kind(LinkKind.PHYSICAL)
                .build();
        assertThat(status(List.of(unplugged, second)).cable()).isEqualTo(Carrier.ATTACHED);
        assertThat(status(List.of(unplugged)).cable()).isEqualTo(Carrier.DETACHED);
        assertThat(status(List.of(mobile)).cable()).isEqualTo(Carrier.UNKNOWN);
    }

    @Test
    void theMacIsThatOfTheCurrentLinkOrElseOfTheFirstOfItsTechnology() {
        Link first = Networks.link("mac:a", Technology.ETHERNET).mac(OTHER).build();
        assertThat(status(List.of(first, ethernet), byEthernet).mac(Technology.ETHERNET))
                .contains(MAC);
        assertThat(status(List.of(first, ethernet, mobile), byMobile).mac(Technology.ETHERNET))
                .contains(OTHER);
        assertThat(status(List.of(mobile), byMobile).mac(Technology.CELLULAR)).isEmpty();
    }

    @Test
    void aTechnologyThatNobodyKnowsIsUnknown() {
        Status status = new ViewStatus(View.builder(1, 1)
                .technologies(List.of(TechnologyStatus.of(Technology.WIFI, TechnologyState.DISCONNECTED)))
                .build());
        assertThat(status.technology(Technology.WIFI)).isEqualTo(TechnologyState.DISCONNECTED);
        assertThat(status.technology(Technology.BLUETOOTH)).isEqualTo(TechnologyState.UNKNOWN);
    }

    private static Status status(List<Link> links, Route... routes) {
        return new ViewStatus(View.builder(1, 1)
                .links(new ArrayList<>(links))
                .routes(List.of(routes))
                .build());
    }

    @Test
    void saysItselfInOneLine() {
        assertThat(status(List.of(ethernet), byEthernet)).hasToString("Status[1/1, ETHERNET by mac:b]");
        assertThat(status(List.of())).hasToString("Status[1/1, DISCONNECTED]");
    }
}
