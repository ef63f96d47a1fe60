// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import uplink.profile.Internet;

class RhythmTest {
    private static final double MIDDLE = 0.5;

    private final Rhythm rhythm = new Rhythm(Duration.ofSeconds(60));

    @Test
    void oneLostRoundIsNotShown() {
        assertThat(rhythm.take(Internet.ONLINE)).isEqualTo(Internet.ONLINE);
        assertThat(rhythm.take(Internet.OFFLINE)).isEqualTo(Internet.ONLINE);
        assertThat(rhythm.take(Internet.ONLINE)).isEqualTo(Internet.ONLINE);
        assertThat(rhythm.take(Internet.PORTAL)).isEqualTo(Internet.ONLINE);
        assertThat(rhythm.take(Internet.OFFLINE)).isEqualTo(Internet.OFFLINE);
        assertThat(rhythm.take(Internet.ONLINE)).isEqualTo(Internet.ONLINE);
    }

    @Test
    void theFirstRoundIsShownWhateverItSays() {
        assertThat(rhythm.take(Internet.LIMITED)).isEqualTo(Internet.LIMITED);
    }

    @Test
    void asksSoonAfterAFailureAndThenEverMoreSeldom() {
        rhythm.take(Internet.ONLINE);
        assertThat(rhythm.next(MIDDLE)).isEqualTo(Duration.ofSeconds(60));
        for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
            rhythm.take(Internet.OFFLINE);
            assertThat(rhythm.next(MIDDLE)).isEqualTo(Duration.ofSeconds(seconds));
        }
        for (int round = 0; round < 100; round++) {
            rhythm.take(Internet.OFFLINE);
        }
        assertThat(rhythm.next(MIDDLE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void noTwoGatewaysAskInStep() {
        rhythm.take(Internet.ONLINE);
        assertThat(rhythm.next(0)).isEqualTo(Duration.ofSeconds(48));
        assertThat(rhythm.next(1)).isEqualTo(Duration.ofSeconds(72));
    }
}
