// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class FamilyTest {
    @Test
    void knowsItsLength() {
        assertThat(Family.IPV4.bits()).isEqualTo(32);
        assertThat(Family.IPV6.bits()).isEqualTo(128);
    }

    @Test
    void isThatOfTheAddress() throws Exception {
        assertThat(Family.of(InetAddress.getByName("192.0.2.1"))).isEqualTo(Family.IPV4);
        assertThat(Family.of(InetAddress.getByName("2001:db8::1"))).isEqualTo(Family.IPV6);
    }
}
