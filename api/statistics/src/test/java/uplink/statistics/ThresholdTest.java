// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import uplink.profile.Technology;

class ThresholdTest {
    @Test
    void countsBytesAndAtLeastOne() {
        Subject wifi = Subject.of(Technology.WIFI);
        assertThat(new Threshold(wifi, Counter.TOTAL_SENT, 1).subject().name()).isEqualTo("WIFI");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Threshold(wifi, Counter.TOTAL_SENT, 0))
                .withMessage("a threshold of 0 bytes is always reached, want at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Threshold(wifi, Counter.TOTAL_PACKETS, 1))
                .withMessage("a threshold counts bytes, not TOTAL_PACKETS");
    }
}
