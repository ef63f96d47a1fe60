// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class IpPrefixTest {
    @Test
    void coversItsOwnAddressesOnly() throws Exception {
        IpPrefix prefix = new IpPrefix(InetAddress.getByName("192.0.2.128"), 25);
        assertThat(prefix.contains(InetAddress.getByName("192.0.2.129"))).isTrue();
        assertThat(prefix.contains(InetAddress.getByName("192.0.2.1"))).isFalse();
        assertThat(prefix.contains(InetAddress.getByName("2001:db8::1"))).isFalse();
        assertThat(IpPrefix.everything(Family.IPV6).contains(InetAddress.getByName("2001:db8::1")))
                .isTrue();
    }

    @Test
    void refusesBitsBehindTheLength() throws Exception {
        InetAddress host = InetAddress.getByName("192.0.2.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpPrefix(host, 24))
                .withMessage("192.0.2.1/24 has bits behind its prefix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpPrefix(host, 33))
                .withMessage("prefix length 33 is not within 0 to 32");
        assertThat(IpPrefix.host(host)).hasToString("192.0.2.1/32");
    }
}
