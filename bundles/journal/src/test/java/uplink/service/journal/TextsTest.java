// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.profile.Carrier.ATTACHED;
import static uplink.profile.Carrier.DETACHED;
import static uplink.profile.Family.IPV4;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uplink.cellular.AuthType;
import uplink.cellular.CellularProfile;
import uplink.cellular.ServiceType;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.IpPrefix;
import uplink.profile.LinkBuilder;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.wifi.Ssid;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;

class TextsTest {
    private static Texts of(Event event, String subject, View before, View after) {
        return Texts.of(new Change(event, subject, before, after));
    }

    private static Texts link(Event event, UnaryOperator<LinkBuilder> change) {
        LinkBuilder old = Scene.link(ATTACHED).ip(IPV4, Scene.ip("192.0.2.1"));
        View before = Scene.view(1).links(List.of(old.build())).build();
        View after = Scene.view(2)
                .links(List.of(change.apply(old.build().toBuilder()).build()))
                .build();
        return of(event, Scene.KEY, before, after);
    }

    private static Texts profiles(Event event, Profile old, Profile now) {
        View before = Scene.view(1).profiles(List.of(old)).build();
        return of(event, old.id(), before, Scene.view(2).profiles(List.of(now)).build());
    }

    @Test
    void whatComesIsToldInBrief() {
        View empty = Scene.view(1).build();
        View wired = Scene.wired(2, ATTACHED);
        String text = "ETHERNET carrier=ATTACHED ipv4=192.0.2.1/24 ipv6=-";
        assertThat(of(Event.LINK_ADDED, Scene.KEY, empty, wired)).isEqualTo(new Texts("", text));
        assertThat(of(Event.LINK_REMOVED, Scene.KEY, wired, empty)).isEqualTo(new Texts(text, ""));
    }

    @Test
    void ofWhatChangesOnlyTheDifferenceIsTold() {
        assertThat(link(
                        Event.LINK_CHANGED,
                        link -> link.ip(IPV4, Scene.ip("192.0.2.9")).mtuBytes(1400)))
                .isEqualTo(new Texts("mtu=- ipv4=192.0.2.1/24", "mtu=1400 ipv4=192.0.2.9/24"));
        assertThat(link(Event.CARRIER_CHANGED, link -> link.carrier(DETACHED)))
                .isEqualTo(new Texts("ATTACHED", "DETACHED"));
        assertThat(link(Event.CARRIER_CHANGED, link -> link.carrierChanges(2)))
                .isEqualTo(new Texts("carrierChanges=0", "carrierChanges=2"));
    }

    @Test
    void theStateIsToldFirst() {
        Profile old = Scene.profile(ProfileState.CONFIGURATION, Optional.empty());
        Profile now = old.toBuilder()
                .state(ProfileState.CONNECTED)
                .connectCount(1)
                .since(Scene.START)
                .build();
        assertThat(profiles(Event.STATE_CHANGED, old, now).after())
                .startsWith("CONNECTED ")
                .doesNotContain("since");
        assertThat(profiles(
                        Event.STATE_CHANGED,
                        now,
                        now.toBuilder().since(Scene.START.plusSeconds(1)).build()))
                .isEqualTo(new Texts("since=2027-01-15T08:00:00Z", "since=2027-01-15T08:00:01Z"));
    }

    @Test
    void everySpecialPartOfAProfileIsTold() {
        Profile base = Profile.builder("nm:1", Technology.WIFI).build();
        Ssid home = Ssid.of("home");
        WifiProfile open = WifiProfile.builder(base, home).build();
        WifiProfile closed = WifiProfile.builder(base, home)
                .security(WifiSecurity.SAE, WifiEncryption.UNKNOWN)
                .build();
        assertThat(profiles(Event.PROFILE_CHANGED, open, closed).after()).isEqualTo("security=SAE");
        Profile mobile = Profile.builder("nm:2", Technology.CELLULAR).build();
        CellularProfile none =
                CellularProfile.builder(mobile, ServiceType.INTERNET).build();
        CellularProfile chap = CellularProfile.builder(mobile, ServiceType.INTERNET)
                .auth(AuthType.CHAP, Optional.of("hidden-user"), true)
                .apn(Optional.of("internet"))
                .build();
        assertThat(profiles(Event.PROFILE_CHANGED, none, chap).after())
                .contains("apn=internet", "auth=CHAP")
                .doesNotContain("hidden-user");
    }

    @Test
    void noPasswordOfAProxyIsTold() {
        Texts texts =
                link(Event.LINK_CHANGED, link -> link.proxy(Proxy.automatic("http://joe:secret@192.0.2.7/proxy.pac")));
        assertThat(texts.after()).isEqualTo("proxy=AUTO:http://192.0.2.7/proxy.pac");
    }

    @Test
    void onlyRoutesThatComeAndGoAreTold() {
        IpPrefix all = IpPrefix.everything(IPV4);
        Route old = new Route(Scene.KEY, all, Optional.of(Scene.address("192.0.2.254")), 100, Route.MAIN, "dhcp");
        Route now = new Route(Scene.KEY, all, Optional.of(Scene.address("192.0.2.254")), 50, Route.MAIN, "dhcp");
        Route same = new Route(
                Scene.KEY, new IpPrefix(Scene.address("192.0.2.0"), 24), Optional.empty(), 0, Route.MAIN, "kernel");
        View before = Scene.view(1).routes(List.of(old, same)).build();
        View after = Scene.view(2).routes(List.of(now, same)).build();
        String way = "IPV4:default=" + Scene.KEY + ":192.0.2.254:";
        assertThat(of(Event.ROUTES_CHANGED, Change.CONNECTION, before, after))
                .isEqualTo(new Texts(way + 100, way + 50));
    }

    @Test
    void longTextsAreCut() {
        Texts texts = new Texts("x".repeat(Texts.MOST), "y".repeat(Texts.MOST - 2) + "😀" + "z");
        assertThat(texts.before()).hasSize(Texts.MOST).doesNotContain("…");
        assertThat(texts.after()).isEqualTo("y".repeat(Texts.MOST - 2) + "…");
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void everyEventHasATextOfEachView(Event event) {
        Profile profile = Scene.profile(ProfileState.CONNECTED, Optional.empty());
        View before = Scene.view(1).build();
        View after = Scene.view(2)
                .links(List.of(
                        Scene.link(ATTACHED).ip(IPV4, Scene.ip("192.0.2.1")).build()))
                .profiles(List.of(profile))
                .technologies(List.of(TechnologyStatus.of(Technology.ETHERNET, TechnologyState.CONNECTED)))
                .routes(List.of(new Route(
                        Scene.KEY,
                        IpPrefix.everything(IPV4),
                        Optional.of(Scene.address("192.0.2.254")),
                        1,
                        Route.MAIN,
                        "dhcp")))
                .build();
        String subject = switch (event) {
            case LINK_ADDED, LINK_CHANGED, LINK_REMOVED, CARRIER_CHANGED, DHCP_CHANGED -> Scene.KEY;
            case PROFILE_ADDED, PROFILE_CHANGED, PROFILE_REMOVED, STATE_CHANGED, SIGNAL_CHANGED -> Scene.ID;
            case TECHNOLOGY_CHANGED -> Technology.ETHERNET.name();
            default -> Change.CONNECTION;
        };
        Texts texts = of(event, subject, before, after);
        boolean told = !texts.after().isEmpty();
        boolean unknown = List.of(Event.SIGNAL_CHANGED, Event.GATEWAY_CHANGED, Event.DNS_CHANGED)
                        .contains(event)
                || texts.equals(new Texts("", ""));
        assertThat(told || unknown).as("%s: %s", event, texts).isTrue();
    }
}
