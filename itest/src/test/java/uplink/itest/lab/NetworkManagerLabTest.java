// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import uplink.profile.DhcpState;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileState;

/** Addresses that the real NetworkManager gives to links, as the backend shows them. */
class NetworkManagerLabTest extends OnNetworkManager {
    @Test
    void aLeaseIsAnAddressAGatewayNameServersAndATime() throws Exception {
        host.provider().giveAddresses();
        add("t1", "eth7", "ipv6.method disabled");
        Link link = gateway.link(
                "eth7",
                one -> one.ip(Family.IPV4).dhcp() == DhcpState.FINISHED
                        && one.addressed()
                        && !one.ip(Family.IPV4).gateways().isEmpty()
                        && !one.ip(Family.IPV4).dnsServers().isEmpty());
        IpState ip = link.ip(Family.IPV4);
        assertThat(ip.method()).isEqualTo(IpMethod.DYNAMIC);
        assertThat(ip.addresses().get(0).host()).startsWith("192.0.2.1");
        assertThat(ip.gateways()).extracting(LinkAddress::host).containsExactly("192.0.2.1");
        assertThat(ip.dnsServers()).extracting(LinkAddress::host).containsExactly(Provider.NAME_SERVER);
        assertThat(ip.searchDomains()).containsExactly("lan.example");
        assertThat(ip.dhcpServer().map(LinkAddress::host)).contains("192.0.2.1");
        assertThat(ip.dhcpLease()).contains(Duration.ofMinutes(2));
        Profile up = connected("t1");
        assertThat(up.id())
                .isEqualTo("networkmanager:" + daemon.nmcli("-g", "connection.uuid", "connection", "show", "t1"));
        assertThat(up.link()).contains(link.key());
        assertThat(up.state(Family.IPV6)).isEqualTo(ProfileState.DISCONNECTED);
    }

    @Test
    void noServerIsNoLeaseAndSaysSo() throws Exception {
        add("t1", "eth7", "autoconnect no ipv6.method disabled ipv4.dhcp-timeout 1");
        gateway.profile("t1", one -> one.state() == ProfileState.DISCONNECTED && one.present());
        assertThat(daemon.tried("connection", "up", "t1").status()).isNotZero();
        Profile failed = gateway.profile("t1", one -> one.lastFailure().isPresent());
        assertThat(failed.state()).isEqualTo(ProfileState.DISCONNECTED);
        assertThat(failed.lastFailure().orElseThrow().reason()).isEqualTo(Failure.Reason.NO_DHCP);
    }

    @Test
    void whatIsWrittenDownIsStatic() throws Exception {
        add("t1", "eth7", STATIC, STATIC6);
        connected("t1");
        Link link = gateway.link(
                "eth7",
                one -> !one.ip(Family.IPV6).gateways().isEmpty()
                        && !one.ip(Family.IPV4).gateways().isEmpty());
        IpState four = link.ip(Family.IPV4);
        assertThat(four.method()).isEqualTo(IpMethod.STATIC);
        assertThat(four.addresses()).containsExactly(LinkAddress.of(InetAddress.getByName("192.0.2.2"), 24));
        assertThat(four.dnsServers()).extracting(LinkAddress::host).containsExactly("192.0.2.54", "192.0.2.55");
        assertThat(four.searchDomains()).containsExactly("lab.example");
        IpState six = link.ip(Family.IPV6);
        assertThat(six.method()).isEqualTo(IpMethod.STATIC);
        assertThat(six.addresses()).extracting(LinkAddress::host).contains("2001:db8:7::2");
        assertThat(six.gateways()).extracting(LinkAddress::host).containsExactly("2001:db8:7::1");
        assertThat(gateway.view().current()).map(Link::key).contains(link.key());
    }

    @Test
    void aRouterGivesIpv6() throws Exception {
        host.provider().giveAddresses();
        add("t1", "eth7", "ipv4.method disabled");
        Link link = gateway.link(
                "eth7",
                one -> one.addressed()
                        && one.ip(Family.IPV6).dnsServers().stream()
                                .map(LinkAddress::host)
                                .anyMatch("2001:db8:7::53"::equals));
        IpState six = link.ip(Family.IPV6);
        assertThat(six.method()).isEqualTo(IpMethod.AUTO);
        assertThat(six.addresses()).extracting(LinkAddress::host).anyMatch(one -> one.startsWith("2001:db8:7:"));
        assertThat(six.gateways()).extracting(LinkAddress::host).allMatch(one -> one.startsWith("fe80:"));
        assertThat(connected("t1").state(Family.IPV4)).isEqualTo(ProfileState.DISCONNECTED);
    }
}
