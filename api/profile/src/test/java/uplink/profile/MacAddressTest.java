// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MacAddressTest {
    @Test
    void readsBothWritings() {
        assertThat(MacAddress.parse("00-00-5E-00-53-01")).isEqualTo(new MacAddress("00:00:5e:00:53:01"));
    }

    @Test
    void refusesWhatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.parse("00:00:5e:00:53"))
                .withMessage("not a MAC address: 00:00:5e:00:53, want 00:00:5e:00:53:01");
    }
}
