// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.sim.Asking.code;
import static uplink.sim.Asking.done;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uplink.manager.RouteRequest;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpPrefix;
import uplink.profile.IpSettings;
import uplink.profile.IpState;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Route;
import uplink.profile.Technology;

/** What can be asked of the simulated daemon about connections, profiles and routes. */
class AreasTest {
    private static final String ETHERNET = "sim:sim-eth0";
    private static final String MOBILE = "sim:sim-wwan0";

    private final Simulator simulator = new Simulator();
    private final Seen seen = new Seen();

    @BeforeEach
    void start() {
        simulator.start(seen);
    }

    @Test
    void whatIsUpOrDownAlreadyIsDoneAtOnceAndWhatIsUnknownIsNotFound() {
        play("daemon slow 1h");
        done(simulator.connections().connect(ETHERNET, true, new Asking()));
        done(simulator.connections().disconnect(MOBILE, false, new Asking()));
        assertThat(code(simulator.connections().connect("sim:nothing", true, new Asking())))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aLeaseNamesItsServerAndItsTime() {
        IpState ip = seen.link("sim-eth0").ip(Family.IPV4);
        assertThat(ip.dhcpServer()).contains(ip.gateways().get(0));
        assertThat(ip.dhcpLease()).contains(Duration.ofHours(1));
        play("dhcp sim-eth0 lost");
        assertThat(seen.link("sim-eth0").ip(Family.IPV4).dhcpServer()).isEmpty();
        assertThat(seen.profile("sim-eth0").lastFailure()).map(Failure::reason).contains(Failure.Reason.LEASE_LOST);
    }

    @Test
    void anEditWantsTheRevisionThatWasSeen() throws Exception {
        Profile before = seen.profile("sim-eth0");
        ProfileSettings settings = simulator
                .profiles()
                .settings(ETHERNET, new Asking())
                .toCompletableFuture()
                .join();
        ProfileSettings edited = settings.toBuilder()
                .ip(
                        Family.IPV4,
                        IpSettings.builder(IpMethod.STATIC)
                                .addresses(List.of(LinkAddress.of(InetAddress.getByName("192.0.2.200"), 24)))
                                .build())
                .build();
        done(simulator.profiles().update(ETHERNET, before.revision(), edited, new Asking()));
        assertThat(seen.link("sim-eth0").ip(Family.IPV4).addresses()).hasToString("[192.0.2.200/24]");
        assertThat(code(simulator.profiles().update(ETHERNET, before.revision(), edited, new Asking())))
                .isEqualTo(ErrorCode.STALE);
    }

    @Test
    void anyNameMakesAnIdAndCanBeNamedByAScenario() {
        ProfileSettings settings =
                ProfileSettings.builder("a:b c:", Technology.ETHERNET).build();
        assertThat(simulator.profiles().add(settings, new Asking()).toCompletableFuture())
                .isCompletedWithValue("sim:a_b c_");
        assertThat(seen.profile("a_b c_").name()).isEqualTo("a:b c:");
        ProfileSettings spare =
                ProfileSettings.builder("spare", Technology.ETHERNET).build();
        done(simulator.profiles().add(spare, new Asking()));
        play("connect spare");
        assertThat(seen.profile("spare").state()).isEqualTo(ProfileState.CONNECTED);
    }

    @Test
    void whoConnectsWhatIsAboutToBeUpSharesIt() {
        play("daemon slow 10s");
        CompletionStage<Void> first = simulator.connections().connect("sim:cafe", false, new Asking());
        simulator.advance(Duration.ofSeconds(6));
        CompletionStage<Void> second = simulator.connections().connect("sim:cafe", false, new Asking());
        simulator.advance(Duration.ofSeconds(4));
        done(first);
        assertThat(seen.profile("cafe").state()).isEqualTo(ProfileState.CONNECTED);
        simulator.advance(Duration.ofSeconds(6));
        assertThat(seen.profile("cafe").state()).isEqualTo(ProfileState.CONNECTED);
        done(second);
        assertThat(seen.profile("cafe").connectCount()).isEqualTo(1);
    }

    @Test
    void profilesAreAddedOnceAndForgotten() {
        ProfileSettings settings =
                ProfileSettings.builder("spare", Technology.ETHERNET).build();
        assertThat(simulator.profiles().add(settings, new Asking()).toCompletableFuture())
                .isCompletedWithValue("sim:spare");
        assertThat(code(simulator.profiles().add(settings, new Asking()))).isEqualTo(ErrorCode.ALREADY_EXISTS);
        done(simulator.connections().connect("sim:spare", false, new Asking()));
        done(simulator.profiles().remove("sim:spare", new Asking()));
        assertThat(seen.view().profile("sim:spare")).isEmpty();
        assertThat(code(simulator.profiles().remove("sim:cafe", new Asking()))).isEqualTo(ErrorCode.INVALID_STATE);
        done(simulator.profiles().remove(ETHERNET, new Asking()));
        assertThat(seen.profile("sim-eth0").managed()).isFalse();
        assertThat(code(simulator.connections().connect(ETHERNET, false, new Asking())))
                .isEqualTo(ErrorCode.NOT_MANAGED);
        done(simulator.profiles().reset(Technology.ETHERNET, Profiles.Reset.TO_DEFAULTS, new Asking()));
        done(simulator.connections().connect(ETHERNET, false, new Asking()));
    }

    @Test
    void whatIsNotConfirmedReturns() {
        done(simulator.connections().disconnect(ETHERNET, true, new Asking().within(Duration.ofMinutes(1))));
        assertThat(simulator.confirms().unconfirmed()).containsExactly(ETHERNET);
        simulator.advance(Duration.ofSeconds(59));
        assertThat(seen.profile("sim-eth0").state()).isEqualTo(ProfileState.DISCONNECTED);
        simulator.advance(Duration.ofSeconds(1));
        assertThat(seen.profile("sim-eth0").state()).isEqualTo(ProfileState.CONNECTED);
        assertThat(simulator.confirms().unconfirmed()).isEmpty();
        assertThat(code(simulator.confirms().confirm(ETHERNET, new Asking()))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void confirmedChangesStayAndOthersCanBeTakenBackAtOnce() {
        Asking within = new Asking().within(Duration.ofMinutes(1));
        done(simulator.profiles().remove("sim:home", within));
        assertThat(seen.profile("home").saved()).isFalse();
        done(simulator.confirms().revert("sim:home", new Asking()));
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.CONNECTED);
        ProfileSettings settings =
                ProfileSettings.builder("spare", Technology.ETHERNET).build();
        done(simulator.profiles().add(settings, within));
        done(simulator.confirms().confirm("sim:spare", new Asking()));
        simulator.advance(Duration.ofMinutes(2));
        assertThat(seen.view().profile("sim:spare")).isPresent();
        done(simulator.connections().connect("sim:cafe", false, within));
        simulator.advance(Duration.ofMinutes(2));
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.CONNECTED);
    }

    @Test
    void whatIsCalledOffIsStoppedAndUndone() {
        play("daemon slow 10s");
        Asking asking = new Asking();
        CompletionStage<Void> stage = simulator.connections().connect("sim:cafe", false, asking);
        simulator.advance(Duration.ofSeconds(6));
        assertThat(seen.profile("cafe").state()).isEqualTo(ProfileState.CONFIGURATION);
        asking.cancel();
        assertThat(code(stage)).isEqualTo(ErrorCode.CANCELLED);
        assertThat(seen.profile("cafe").saved()).isFalse();
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.CONNECTED);
        CompletionStage<Void> other = simulator.connections().connect("sim:cafe", false, new Asking());
        play("daemon gone");
        assertThat(code(other)).isEqualTo(ErrorCode.NO_REPLY);
    }

    @Test
    void routesGoWithTheirLink() throws Exception {
        IpPrefix host = IpPrefix.host(InetAddress.getByName("198.51.100.7"));
        RouteRequest request = new RouteRequest(ETHERNET, host, Optional.empty(), OptionalLong.of(7));
        Route route = simulator
                .connections()
                .addRoute(request, new Asking())
                .toCompletableFuture()
                .join();
        assertThat(seen.view().routes()).contains(route);
        assertThat(code(simulator.connections().addRoute(request, new Asking())))
                .isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(code(simulator.connections().addRoute(RouteRequest.host(MOBILE, host.address()), new Asking())))
                .isEqualTo(ErrorCode.NOT_CONNECTED);
        play("cable out\ncable in");
        assertThat(seen.view().routes()).doesNotContain(route);
        assertThat(code(simulator.connections().removeRoute(route, new Asking())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        play("family sim-eth0 ipv6");
        assertThat(code(simulator.connections().addRoute(request, new Asking())))
                .isEqualTo(ErrorCode.FAMILY_NOT_SUPPORTED);
    }

    @Test
    void whatIsPreferredIsCurrentWhileItIsUp() {
        done(simulator.connections().prefer("sim:sim-wlan0", 5, new Asking()));
        assertThat(seen.view().type()).contains(Technology.WIFI);
        play("leave\njoin home");
        assertThat(seen.view().type()).contains(Technology.ETHERNET);
        done(simulator.connections().prefer(ETHERNET, 7, new Asking()));
        play("cable out\ncable in");
        assertThat(seen.view().routes()).noneMatch(route -> route.metric() == 7);
    }

    @Test
    void lastingActsOutliveAReboot() {
        done(simulator.connections().connect(MOBILE, true, new Asking()));
        done(simulator.connections().disconnect(ETHERNET, true, new Asking()));
        done(simulator.connections().disconnect("sim:home", false, new Asking()));
        play("reboot");
        assertThat(seen.profile("sim-wwan0").state()).isEqualTo(ProfileState.CONNECTED);
        assertThat(seen.profile("sim-eth0").state()).isEqualTo(ProfileState.DISCONNECTED);
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.CONNECTED);
    }

    private void play(String text) {
        simulator.play(text);
        simulator.finish();
    }
}
