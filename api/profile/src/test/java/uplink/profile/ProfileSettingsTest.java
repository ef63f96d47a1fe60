// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import uplink.profile.InvalidSettingsException.Problem;

class ProfileSettingsTest {
    @Test
    void aCopyIsEqual() throws Exception {
        ProfileSettings settings = ethernet()
                .ip(Family.IPV4, fixed("192.0.2.10", 24, "192.0.2.1").build())
                .interfaceName(Optional.of("eth0"))
                .metered(Metered.YES)
                .autoconnect(false)
                .mtuBytes(OptionalInt.of(1400))
                .proxy(Proxy.manual("proxy.example", 3128))
                .build();
        assertThat(settings.toBuilder().build()).isEqualTo(settings);
    }

    @Test
    void namesEveryWrongField() throws Exception {
        ProfileSettingsBuilder builder = ProfileSettings.builder(" ", Technology.UNKNOWN)
                .interfaceName(Optional.of("a/b"))
                .mtuBytes(OptionalInt.of(600))
                .ip(
                        Family.IPV4,
                        fixed("192.0.2.10", 24, "198.51.100.1")
                                .dns(DnsMethod.STATIC, List.of())
                                .routeMetric(OptionalLong.of(-1))
                                .searchDomains(List.of("-bad"))
                                .build());
        assertThat(problems(builder))
                .extracting(Problem::field)
                .containsExactly(
                        "name",
                        "technology",
                        "interface",
                        "mtu",
                        "ipv4.gateway",
                        "ipv4.dns",
                        "ipv4.search",
                        "ipv4.metric");
    }

    @Test
    void aStaticFamilyWantsAnAddress() {
        assertThat(problems(ethernet()
                        .ip(Family.IPV6, IpSettings.builder(IpMethod.STATIC).build())))
                .containsExactly(new Problem("ipv6.addresses", "STATIC wants at least one address"));
    }

    @Test
    void whatCanOnlyBeSeenCannotBeWanted() {
        assertThat(problems(ethernet()
                        .ip(Family.IPV4, IpSettings.builder(IpMethod.FIXED).build())))
                .containsExactly(
                        new Problem("ipv4.method", "FIXED cannot be wanted, only NONE, STATIC, DYNAMIC, AUTO"));
    }

    @Test
    void familiesAreNotMixed() throws Exception {
        IpSettings mixed = fixed("2001:db8::1", 64, "192.0.2.1").build();
        assertThat(problems(ethernet().ip(Family.IPV4, mixed)))
                .extracting(Problem::field)
                .contains("ipv4.addresses");
    }

    @Test
    void anyNumberOfNameServersButNoneTwice() throws Exception {
        InetAddress server = InetAddress.getByName("192.0.2.53");
        IpSettings three = IpSettings.builder(IpMethod.DYNAMIC)
                .dns(
                        DnsMethod.STATIC,
                        List.of(server, InetAddress.getByName("192.0.2.54"), InetAddress.getByName("192.0.2.55")))
                .build();
        assertThat(ethernet().ip(Family.IPV4, three).build().ip(Family.IPV4).dnsServers())
                .hasSize(3);
        IpSettings twice = IpSettings.builder(IpMethod.DYNAMIC)
                .dns(DnsMethod.STATIC, List.of(server, server))
                .build();
        assertThat(problems(ethernet().ip(Family.IPV4, twice)))
                .containsExactly(new Problem("ipv4.dns", "192.0.2.53 is there twice"));
    }

    private static List<Problem> problems(ProfileSettingsBuilder builder) {
        return catchThrowableOfType(InvalidSettingsException.class, builder::build)
                .problems();
    }

    private static ProfileSettingsBuilder ethernet() {
        return ProfileSettings.builder("Office", Technology.ETHERNET);
    }

    private static IpSettingsBuilder fixed(String address, int length, String gateway) throws Exception {
        return IpSettings.builder(IpMethod.STATIC)
                .addresses(List.of(LinkAddress.of(InetAddress.getByName(address), length)))
                .gateway(Optional.of(InetAddress.getByName(gateway)));
    }
}
