// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SsidTest {
    @Test
    void isTextWhereItCanBe() {
        assertThat(Ssid.of("Café").text()).isEqualTo("Café");
        assertThat(Ssid.of(new byte[] {(byte) 0xff, 0x41}).text()).isEqualTo("0xff41");
        assertThat(Ssid.of("a\u0007").text()).isEqualTo("0x6107");
    }

    @Test
    void hasOneToThirtyTwoOctets() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ssid.of(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Ssid.of("x".repeat(33)));
    }

    @Test
    void equalsByOctetsAndCannotBeChanged() {
        Ssid ssid = Ssid.of("net");
        ssid.octets()[0] = 'x';
        assertThat(ssid).isEqualTo(Ssid.of("net")).hasSameHashCodeAs(Ssid.of("net"));
    }
}
