// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void aCopyIsEqual() {
        Link link = Link.builder("mac:00:00:5e:00:53:01")
                .interfaceName("eth0")
                .kind(LinkKind.VLAN)
                .technology(Technology.ETHERNET)
                .underlying("mac:00:00:5e:00:53:02")
                .mac(MacAddress.parse("00:00:5e:00:53:01"))
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .carrierChanges(7)
                .mtuBytes(1500)
                .speedBitsPerSecond(1_000_000_000L)
                .ip(Family.IPV6, IpState.builder().method(IpMethod.AUTO).build())
                .proxy(Proxy.manual("proxy.example", 3128))
                .internet(Internet.ONLINE)
                .metered(Metered.NO)
                .backend("kernel")
                .source(Fact.INTERNET, "probe")
                .simulated(true)
                .build();
        assertThat(link.toBuilder().build()).isEqualTo(link);
        assertThat(link.source(Fact.INTERNET)).isEqualTo("probe");
        assertThat(link.source(Fact.DNS)).isEqualTo("kernel");
    }

    @Test
    void whoDescribesItIsQuiet() {
        Link one = Link.builder("mac:a")
                .backend("kernel")
                .source(Fact.DNS, "resolv.conf")
                .build();
        Link other = Link.builder("mac:a").backend("networkmanager").build();
        assertThat(one.withoutQuiet()).isEqualTo(other.withoutQuiet());
        assertThat(one).isNotEqualTo(other);
    }
}
