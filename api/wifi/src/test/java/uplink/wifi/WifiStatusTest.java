// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;

class WifiStatusTest {
    @Test
    void signalAndScanTimeAreQuiet() {
        WifiStatus status = WifiStatus.of(TechnologyState.CONNECTED);
        assertThat(status.with(Optional.of(Instant.EPOCH), OptionalInt.of(-50)).withoutQuiet())
                .isEqualTo(status);
        assertThat(status.technology()).isEqualTo(Technology.WIFI);
        assertThat(status.radioEnabled()).isTrue();
        assertThat(WifiStatus.of(TechnologyState.DEACTIVATED).radioEnabled()).isFalse();
    }
}
