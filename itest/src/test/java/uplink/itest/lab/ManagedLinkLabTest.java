// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.manager.RouteRequest;
import uplink.profile.ConnectionException;
import uplink.profile.DnsMethod;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpPrefix;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;

/** What Uplink does to a link that the operator has given to it, and that it does nothing to others. */
class ManagedLinkLabTest {
    private static final String ID = "uplink:veth:up0";

    @TempDir
    private Path files;

    private Lab lab;
    private Gateway gateway;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link add other0 type veth peer name farther0");
        lab.ip("link set far0 up");
        gateway = new Gateway(lab, files, "up0");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    static ProfileSettings settings(String address) throws Exception {
        return ProfileSettings.builder("uplink", Technology.ETHERNET)
                .interfaceName(Optional.of("up0"))
                .mtuBytes(OptionalInt.of(1400))
                .ip(
                        Family.IPV4,
                        IpSettings.builder(IpMethod.STATIC)
                                .addresses(List.of(LinkAddress.of(InetAddress.getByName(address), 24)))
                                .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                                .dns(DnsMethod.STATIC, List.of(InetAddress.getByName("192.0.2.53")))
                                .routeMetric(OptionalLong.of(50))
                                .build())
                .ip(
                        Family.IPV6,
                        IpSettings.builder(IpMethod.STATIC)
                                .addresses(List.of(LinkAddress.of(InetAddress.getByName("2001:db8::2"), 64)))
                                .gateway(Optional.of(InetAddress.getByName("2001:db8::1")))
                                .dns(DnsMethod.STATIC, List.of(InetAddress.getByName("2001:db8::53")))
                                .privacy(Optional.of(true))
                                .build())
                .build();
    }

    private String add() throws Exception {
        return done(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
    }

    @Test
    void setsAddressesGatewaysNameServersAndMtu() throws Exception {
        assertThat(add()).isEqualTo(ID);
        Profile profile = gateway.profile(
                ID,
                one -> one.state(Family.IPV6) == ProfileState.CONNECTED
                        && one.state(Family.IPV4) == ProfileState.CONNECTED);
        assertThat(profile.managed()).isTrue();
        assertThat(profile.saved()).isTrue();
        assertThat(profile.revision()).isEqualTo(1);
        assertThat(profile.lastFailure()).isEmpty();
        assertThat(profile.ip(Family.IPV4).dnsServers())
                .extracting(LinkAddress::host)
                .containsExactly("192.0.2.53");
        assertThat(profile.ip(Family.IPV4).method()).isEqualTo(IpMethod.STATIC);
        assertThat(lab.ip("-4 route show default"))
                .contains("via 192.0.2.1 dev up0 proto 85")
                .contains("metric 50");
        assertThat(lab.ip("-6 route show default")).contains("via 2001:db8::1 dev up0 proto 85");
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24", "2001:db8::2/64", "mtu 1400");
        assertThat(sysctl("use_tempaddr")).isEqualTo("2");
        assertThat(sysctl("accept_ra")).isEqualTo("0");
        assertThat(done(gateway.profiles().settings(ID, CommandFor.tenSeconds())))
                .isEqualTo(settings("192.0.2.2"));
    }

    private String sysctl(String name) {
        return lab.command("cat", "/proc/sys/net/ipv6/conf/up0/" + name).strip();
    }

    @Test
    void anEditReplacesAddressesOfTheSameNetwork() throws Exception {
        add();
        done(gateway.profiles().update(ID, 1, settings("192.0.2.7"), CommandFor.tenSeconds()));
        Profile profile = gateway.profile(ID, one -> one.revision() == 2);
        assertThat(profile.lastFailure()).isEmpty();
        assertThat(lab.ip("addr show up0")).contains("192.0.2.7/24").doesNotContain("192.0.2.2/24");
        assertThat(lab.ip("-4 route show default")).contains("via 192.0.2.1 dev up0");
        assertThat(refusal(gateway.profiles().update(ID, 1, settings("192.0.2.9"), CommandFor.tenSeconds()))
                        .code())
                .isEqualTo(ErrorCode.STALE);
    }

    @Test
    void aStepThatFailsUndoesTheStepsBefore() throws Exception {
        lab.ip("link set up0 up");
        lab.ip("addr add 192.0.2.2/24 dev up0");
        lab.ip("route add 203.0.113.0/24 via 192.0.2.9 dev up0 proto static");
        lab.ip("link set other0 up");
        lab.ip("link set farther0 up");
        lab.ip("addr add 198.51.100.2/24 dev other0");
        lab.ip("route add default via 198.51.100.1 dev other0 metric 50");
        String before = lab.ip("addr show up0") + lab.ip("route show table main") + lab.ip("-6 route show");
        ConnectionException refused = refusal(gateway.profiles().add(settings("192.0.2.7"), CommandFor.tenSeconds()));
        assertThat(refused.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(refused.word().orElseThrow()).startsWith("EEXIST");
        assertThat(refused.getMessage()).contains("default by 192.0.2.1").doesNotContain("could not be undone");
        assertThat(lab.ip("addr show up0") + lab.ip("route show table main") + lab.ip("-6 route show"))
                .isEqualTo(before);
        gateway.profile(ID, one -> !one.saved() && one.revision() == 0);
    }

    @Test
    void aFailedEditPutsBackForeignRoutesThatItHasFlushed() throws Exception {
        add();
        gateway.profile(ID, one -> one.state(Family.IPV6) == ProfileState.CONNECTED);
        lab.ip("route add 203.0.113.0/24 via 192.0.2.9 dev up0 proto static");
        takeDefaultRoute();
        List<String> before = state();
        assertThat(refusal(gateway.profiles().update(ID, 1, clash(), CommandFor.tenSeconds()))
                        .code())
                .isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(state()).isEqualTo(before);
        assertThat(done(gateway.profiles().settings(ID, CommandFor.tenSeconds())))
                .isEqualTo(settings("192.0.2.2"));
    }

    /** By another link, with a metric that {@link #clash} wants. */
    private void takeDefaultRoute() {
        lab.ip("link set other0 up");
        lab.ip("link set farther0 up");
        lab.ip("addr add 198.51.100.2/24 dev other0");
        lab.ip("route add default via 198.51.100.1 dev other0 metric 60");
    }

    private static ProfileSettings clash() throws Exception {
        ProfileSettings wanted = settings("192.0.2.7");
        IpSettings ipv4 = wanted.ip(Family.IPV4).toBuilder()
                .routeMetric(OptionalLong.of(60))
                .build();
        return wanted.toBuilder().ip(Family.IPV4, ipv4).build();
    }

    private List<String> state() {
        String all = lab.ip("-4 addr show up0") + lab.ip("route show") + lab.ip("-6 route show");
        return all.lines().map(String::strip).sorted().toList();
    }

    @Test
    void whatCannotBeUndoneIsNamed() throws Exception {
        add();
        gateway.profile(ID, one -> one.state(Family.IPV6) == ProfileState.CONNECTED);
        takeDefaultRoute();
        lab.ip("route add 203.0.113.0/24 via 192.0.2.9 dev up0 proto static");
        lab.ip("route append 203.0.113.0/24 dev other0");
        ConnectionException refused = refusal(gateway.profiles().update(ID, 1, clash(), CommandFor.tenSeconds()));
        assertThat(refused.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(refused.getMessage()).contains("could not be undone: ").contains("203.0.113.0/24");
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24");
    }

    @Test
    void aLinkThatVanishesWhileItIsWaitedForIsGone() throws Exception {
        add();
        done(gateway.connections().disconnect(ID, true, CommandFor.tenSeconds()));
        lab.ip("link set far0 down");
        CompletionStage<Void> waiting = gateway.connections().connect(ID, true, CommandFor.tenSeconds());
        ConnectionException second = refusal(gateway.connections().connect(ID, true, CommandFor.tenSeconds()));
        assertThat(second.code()).as("every step is done, and it waits").isEqualTo(ErrorCode.BUSY);
        lab.ip("link del up0");
        ConnectionException refused = refusal(waiting);
        assertThat(refused.code()).isEqualTo(ErrorCode.GONE);
        assertThat(refused).hasMessage("up0 has gone while it was brought up");
    }

    @Test
    void whatIsNotGivenIsRefusedAndUntouched() throws Exception {
        String before = lab.ip("addr show other0");
        ConnectionException refused =
                refusal(gateway.connections().connect("kernel:veth:other0", true, CommandFor.tenSeconds()));
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(refused.getMessage()).contains("uplink.manage");
        RouteRequest request = RouteRequest.host("veth:other0", InetAddress.getByName("203.0.113.5"));
        assertThat(refusal(gateway.connections().addRoute(request, CommandFor.tenSeconds()))
                        .code())
                .isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(refusal(gateway.connections().connect("uplink:veth:none", true, CommandFor.tenSeconds()))
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(lab.ip("addr show other0")).isEqualTo(before);
    }

    @Test
    void routesOfBothFamiliesAreAddedAndRemoved() throws Exception {
        add();
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
        for (String text : List.of("203.0.113.5/32", "203.0.113.0/24", "2001:db8:5::/48", "2001:db8:6::1/128")) {
            String[] parts = text.split("/");
            IpPrefix prefix = new IpPrefix(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
            for (int table : new int[] {Route.MAIN, 100}) {
                RouteRequest request =
                        new RouteRequest("veth:up0", prefix, Optional.empty(), OptionalLong.of(7), table);
                Route route = done(gateway.connections().addRoute(request, CommandFor.tenSeconds()));
                gateway.until(text, layer -> layer.routes().orElseThrow().contains(route));
                assertThat(route.origin()).isEqualTo("uplink");
                ConnectionException twice = refusal(gateway.connections().addRoute(request, CommandFor.tenSeconds()));
                assertThat(twice.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
                done(gateway.connections().removeRoute(route, CommandFor.tenSeconds()));
                gateway.until(text, layer -> !layer.routes().orElseThrow().contains(route));
                assertThat(refusal(gateway.connections().removeRoute(route, CommandFor.tenSeconds()))
                                .code())
                        .isEqualTo(ErrorCode.NOT_FOUND);
            }
        }
    }

    @Test
    void aRouteThatTheKernelRefusesCarriesItsWords() throws Exception {
        add();
        RouteRequest request = new RouteRequest(
                "veth:up0",
                new IpPrefix(InetAddress.getByName("203.0.113.0"), 24),
                Optional.of(InetAddress.getByName("198.51.100.1")),
                OptionalLong.empty());
        ConnectionException refused = refusal(gateway.connections().addRoute(request, CommandFor.tenSeconds()));
        assertThat(refused.code()).isEqualTo(ErrorCode.REJECTED);
        assertThat(refused.word()).contains("ENETUNREACH (Nexthop has invalid gateway)");
    }

    @Test
    void connectAndDisconnectLast() throws Exception {
        add();
        done(gateway.connections().disconnect(ID, true, CommandFor.tenSeconds()));
        gateway.profile(ID, one -> one.state() == ProfileState.DISCONNECTED);
        restart();
        assertThat(lab.ip("link show up0")).contains("state DOWN");
        gateway.profile(ID, one -> one.saved() && one.state() == ProfileState.DISCONNECTED);
        done(gateway.connections().connect(ID, true, CommandFor.tenSeconds()));
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
        gateway.close();
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24");
        lab.ip("addr flush dev up0");
        lab.ip("link set up0 down");
        restart();
        gateway.until(
                "the default route",
                layer -> layer.routes().orElseThrow().stream().anyMatch(Route::isDefault));
        assertThat(lab.ip("route show default")).contains("via 192.0.2.1 dev up0");
    }

    private void restart() throws Exception {
        gateway.close();
        gateway = new Gateway(lab, files, "up0");
    }

    @Test
    void aPreferenceLasts() throws Exception {
        add();
        done(gateway.connections().prefer("veth:up0", 10, CommandFor.tenSeconds()));
        assertThat(lab.ip("route show default")).contains("metric 10").doesNotContain("metric 50");
        assertThat(lab.ip("-6 route show default")).contains("metric 10").doesNotContain("metric 10" + "0");
        gateway.close();
        lab.ip("addr flush dev up0");
        gateway = new Gateway(lab, files, "up0");
        gateway.until(
                "a default route",
                layer -> layer.routes().orElseThrow().stream()
                        .anyMatch(route -> route.isDefault() && route.metric() == 10));
    }

    @Test
    void aForeignChangeIsToldAndNotFought() throws Exception {
        add();
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
        lab.ip("addr del 192.0.2.2/24 dev up0");
        lab.ip("link set up0 mtu 1300");
        Profile profile = gateway.profile(
                ID, one -> one.lastFailure().map(Object::toString).orElse("").contains("192.0.2.2/24 is gone"));
        assertThat(profile.lastFailure().orElseThrow().detail()).contains("the MTU is 1300, not 1400");
        assertThat(lab.ip("addr show up0")).doesNotContain("192.0.2.2/24");
        done(gateway.connections().connect(ID, true, CommandFor.tenSeconds()));
        gateway.profile(ID, one -> one.lastFailure().isEmpty());
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24");
    }

    @Test
    void aLeaseOnALinkThatWasUpLeavesItUp() throws Exception {
        lab.ip("link set up0 up");
        add();
        done(gateway.connections().disconnect(ID, true, CommandFor.tenSeconds()));
        lab.ip("link set up0 up");
        done(gateway.connections().connect(ID, false, CommandFor.tenSeconds()));
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
        done(gateway.connections().disconnect(ID, false, CommandFor.tenSeconds()));
        gateway.profile(ID, one -> one.state() != ProfileState.CONNECTED);
        assertThat(lab.ip("link show up0")).contains("state UP");
        assertThat(lab.ip("addr show up0")).doesNotContain("192.0.2.2/24");
    }

    @Test
    void removingAProfilePutsBackWhatWasThere() throws Exception {
        String privacy = sysctl("use_tempaddr");
        add();
        done(gateway.profiles().remove(ID, CommandFor.tenSeconds()));
        gateway.profile(ID, one -> !one.saved());
        assertThat(lab.ip("addr show up0")).contains("mtu 1500").doesNotContain("192.0.2.2/24");
        assertThat(sysctl("use_tempaddr")).isEqualTo(privacy);
        assertThat(files.resolve("store/links")).isEmptyDirectory();
    }

    @Test
    void aLinkThatVanishesLeavesItsProfileAndComesBackWithIt() throws Exception {
        add();
        lab.ip("link del up0");
        Profile absent = gateway.profile(ID, one -> one.link().isEmpty());
        assertThat(absent.saved()).isTrue();
        assertThat(absent.present()).isFalse();
        assertThat(refusal(gateway.connections().connect(ID, true, CommandFor.tenSeconds()))
                        .code())
                .isEqualTo(ErrorCode.GONE);
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        gateway.profile(ID, one -> one.state() == ProfileState.CONNECTED);
    }
}
