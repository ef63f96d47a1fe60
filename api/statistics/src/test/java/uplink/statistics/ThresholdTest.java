// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import uplink.profile.Technology;

class ThresholdTest {
    @Test
    void countsAtLeastOneByte() {
        Subject wifi = Subject.of(Technology.WIFI);
        assertThat(new Threshold(wifi, Direction.SENT, Threshold.Period.TOTAL, 1)
                        .subject()
                        .name())
                .isEqualTo("WIFI");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Threshold(wifi, Direction.SENT, Threshold.Period.TOTAL, 0))
                .withMessage("a threshold of 0 bytes is always reached, want at least 1");
    }
}
