// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uplink.profile.Carrier;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Route;

/** What the real NetworkManager says of cables, ports, profiles and the internet, as the backend shows it. */
class NetworkManagerStatesLabTest extends OnNetworkManager {
    @Test
    void aPulledCableEndsItAndAPluggedOneBringsItBack() throws Exception {
        add("t1", "eth7", STATIC, NO_IPV6);
        long count = connected("t1").connectCount();
        long turns =
                gateway.link("eth7", one -> one.carrier() == Carrier.ATTACHED).carrierChanges();
        host.provider().lab().ip("link set gw0 down");
        gateway.link("eth7", one -> one.carrier() == Carrier.DETACHED && one.carrierChanges() == turns + 1);
        gateway.profile("t1", one -> one.state() == ProfileState.DISCONNECTED);
        host.provider().lab().ip("link set gw0 up");
        gateway.link("eth7", one -> one.carrier() == Carrier.ATTACHED && one.carrierChanges() == turns + 2);
        assertThat(connected("t1").connectCount()).isEqualTo(count + 1);
    }

    @Test
    void aPortThatIsPluggedInAppearsAndOneThatIsPulledOutGoes() throws Exception {
        gateway.link("eth7", one -> true);
        host.lab().cable("eth8", host.provider().lab(), "gw8");
        host.provider().lab().ip("link set gw8 up");
        Link link = gateway.link("eth8", one -> one.carrier() == Carrier.ATTACHED);
        assertThat(link.key()).isEqualTo("veth:eth8");
        add("t8", "eth8", "ipv4.method manual ipv4.addresses 198.51.100.2/24 ipv6.method disabled");
        assertThat(connected("t8").link()).contains(link.key());
        host.lab().ip("link del eth8");
        gateway.until("no eth8", view -> view.link(link.key()).isEmpty());
        assertThat(gateway.profile("t8", one -> !one.present()).link()).isEmpty();
    }

    @Test
    void whoConnectsByItselfDoesAndOthersDoNot() throws Exception {
        add("t1", "eth7", "autoconnect no", STATIC);
        assertThat(gateway.profile("t1", Profile::present).state()).isEqualTo(ProfileState.DISCONNECTED);
        add("t2", "eth7", "autoconnect yes", STATIC);
        connected("t2");
        assertThat(gateway.profile("t1", Profile::saved).state()).isEqualTo(ProfileState.DISCONNECTED);
        nmcli("connection up t1");
        connected("t1");
        assertThat(gateway.profile("t2", Profile::saved).state()).isEqualTo(ProfileState.DISCONNECTED);
    }

    private void internet(Internet wanted) throws Exception {
        nmcli("networking connectivity check");
        gateway.link("eth7", one -> one.internet() == wanted);
    }

    @Test
    void theInternetIsWhatThePageSays() throws Exception {
        add("t1", "eth7", STATIC, NO_IPV6);
        connected("t1");
        internet(Internet.LIMITED);
        host.provider().online();
        internet(Internet.ONLINE);
        gateway.until("no penalty", view -> metrics().equals(List.of(100L)));
        host.provider().portal();
        internet(Internet.PORTAL);
        host.provider().onlineByHead();
        internet(Internet.ONLINE);
        host.provider().portalByText();
        internet(Internet.PORTAL);
        host.provider().absent();
        internet(Internet.LIMITED);
        gateway.until("the penalty", view -> metrics().equals(List.of(20100L)));
        assertThat(gateway.view().current()).map(Link::interfaceName).contains(Optional.of("eth7"));
    }

    private List<Long> metrics() {
        return gateway.view().routes().stream()
                .filter(Route::isDefault)
                .map(Route::metric)
                .toList();
    }

    @Test
    void aPageThatIsNotNamedIsNeverAsked() throws Exception {
        daemon.configure("");
        daemon.kill();
        daemon.start();
        host.provider().online();
        add("t1", "eth7", STATIC, NO_IPV6);
        connected("t1");
        gateway.until("a way out", view -> view.current().isPresent());
        assertThat(gateway.link("eth7", one -> true).internet()).isEqualTo(Internet.UNKNOWN);
    }

    @Test
    void whatCostsIsWhatSomebodyHasSaid() throws Exception {
        add("t1", "eth7", STATIC, "connection.metered yes");
        connected("t1");
        gateway.link("eth7", one -> one.metered() == Metered.YES);
        nmcli("connection modify t1 connection.metered no");
        nmcli("device reapply eth7");
        gateway.link("eth7", one -> one.metered() == Metered.NO);
    }

    @Test
    void aProxyFileIsShown() throws Exception {
        add("t1", "eth7", STATIC, "proxy.method auto proxy.pac-url http://192.0.2.1/proxy.pac");
        Proxy automatic = Proxy.automatic("http://192.0.2.1/proxy.pac");
        assertThat(connected("t1").proxy()).isEqualTo(automatic);
        gateway.link("eth7", one -> one.proxy().equals(automatic));
        daemon.nmcli("connection", "modify", "t1", "proxy.method", "none", "proxy.pac-url", "");
        gateway.profile("t1", one -> one.proxy().equals(Proxy.DIRECT));
    }

    @Test
    void fiftyProfilesAreShownAndForgotten() throws Exception {
        List<String> names = Stream.iterate(0, count -> count + 1)
                .limit(50)
                .map(count -> "many-" + count)
                .toList();
        for (String name : names) {
            add(name, "eth7", "autoconnect no", STATIC);
        }
        gateway.until(
                "all",
                view -> names.stream()
                        .allMatch(
                                name -> NetworkManagerGateway.named(view, name).isPresent()));
        assertThat(gateway.view().profiles().stream()
                        .map(Profile::id)
                        .distinct()
                        .count())
                .isEqualTo(gateway.view().profiles().size());
        nmcli("connection up many-37");
        connected("many-37");
        nmcli("connection delete " + String.join(" ", names));
        gateway.until("none", view -> view.profiles().stream().noneMatch(Profile::saved));
    }
}
