// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.View;
import uplink.service.view.RunningView;

/** NetworkManager and the kernel say the same of a link, so that a change of the layer is no event. */
class NetworkManagerKernelLabTest extends OnNetworkManager {
    private RunningView kernel;

    /** What both must say. */
    private record Said(
            String key,
            String hardware,
            Carrier carrier,
            long carrierChanges,
            int mtu,
            String addresses,
            String routes) {
        static Said of(View view, String name) {
            Link link = NetworkManagerGateway.find(view, name);
            return new Said(
                    link.key(),
                    link.kind() + " " + link.technology() + " " + link.mac() + " " + link.enabled(),
                    link.carrier(),
                    link.carrierChanges(),
                    link.mtuBytes().orElse(0),
                    addresses(link),
                    routes(view, link));
        }

        private static String addresses(Link link) {
            return List.of(
                            sorted(link.ip(Family.IPV4).addresses()),
                            link.ip(Family.IPV4).gateways(),
                            sorted(link.ip(Family.IPV6).addresses()),
                            link.ip(Family.IPV6).gateways())
                    .toString();
        }

        private static List<String> sorted(List<LinkAddress> addresses) {
            return addresses.stream()
                    .map(one -> one.host() + "/" + one.prefixLength())
                    .sorted()
                    .toList();
        }

        private static String routes(View view, Link link) {
            return view.routes().stream()
                    .filter(route -> route.link().equals(link.key()))
                    .sorted(Comparator.comparing(Route::toString))
                    .map(route ->
                            route.destination() + " " + route.gateway() + " " + route.metric() + " " + route.table())
                    .distinct()
                    .collect(Collectors.joining("\n"));
        }
    }

    @BeforeEach
    void look() throws Exception {
        kernel = NetworkManagerGateway.kernel(host, folder);
        NetworkManagerGateway.until(
                kernel,
                "eth7",
                view -> NetworkManagerGateway.found(view, "eth7").isPresent());
        gateway.link("eth7", one -> true);
    }

    @AfterEach
    void lookNoMore() {
        if (kernel != null) {
            kernel.close();
        }
    }

    private void agreeOn(String name) throws Exception {
        try {
            gateway.until("agreement", view -> Said.of(view, name).equals(Said.of(kernel.view(), name)));
        } catch (AssertionError unlike) {
            assertThat(Said.of(gateway.view(), name)).isEqualTo(Said.of(kernel.view(), name));
            throw unlike;
        }
    }

    @Test
    void ofAPortThatNobodyHasBroughtUp() throws Exception {
        agreeOn("eth7");
    }

    @Test
    void ofWhatIsWrittenDown() throws Exception {
        add("t1", "eth7", STATIC, STATIC6, "802-3-ethernet.mtu 1400");
        connected("t1");
        gateway.link("eth7", one -> one.mtuBytes().orElse(0) == 1400);
        agreeOn("eth7");
    }

    @Test
    void ofWhatARouterGives() throws Exception {
        host.provider().giveAddresses();
        add("t1", "eth7");
        connected("t1");
        gateway.link(
                "eth7",
                one -> one.ip(Family.IPV6).addresses().size() > 1
                        && !one.ip(Family.IPV4).addresses().isEmpty());
        agreeOn("eth7");
    }

    @Test
    void ofAPulledCable() throws Exception {
        add("t1", "eth7", STATIC, NO_IPV6);
        connected("t1");
        host.provider().lab().ip("link set gw0 down");
        gateway.link("eth7", one -> one.carrier() == Carrier.DETACHED);
        agreeOn("eth7");
    }

    @Test
    void ofBridgesAndWhatHangsOnThem() throws Exception {
        nmcli(
                "connection add type bridge con-name b ifname eth70 stp no ipv4.method manual ipv4.addresses 198.51.100.2/24 ipv6.method disabled");
        nmcli("connection add type ethernet con-name p ifname eth7 master eth70");
        nmcli("connection up p");
        connected("b");
        gateway.link("eth70", Link::addressed);
        agreeOn("eth70");
        agreeOn("eth7");
    }

    @Test
    void ofNoLinkThatNetworkManagerLeavesAlone() throws Exception {
        host.lab().ip("link add other0 type veth peer name farther0");
        View view = gateway.until(
                "both",
                one -> NetworkManagerGateway.found(one, "farther0").isPresent()
                        && NetworkManagerGateway.found(one, "other0").isPresent());
        assertThat(NetworkManagerGateway.find(view, "other0").backend()).isEqualTo("kernel");
        assertThat(NetworkManagerGateway.find(view, "lo").backend()).isEqualTo("kernel");
        assertThat(view.profiles()).extracting(Profile::backend).contains("networkmanager", "kernel");
    }
}
