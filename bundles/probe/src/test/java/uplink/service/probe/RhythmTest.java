// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import uplink.profile.Internet;

class RhythmTest {
    private static final double MIDDLE = 0.5;

    private final Rhythm rhythm = new Rhythm(new Rhythm.Rules(Duration.ofSeconds(60), 3, Duration.ofSeconds(10)));
    private long seconds;

    private Internet take(Internet round) {
        return rhythm.take(round, Duration.ofSeconds(seconds).toNanos());
    }

    private void lose() {
        take(Internet.ONLINE);
        take(Internet.OFFLINE);
        take(Internet.OFFLINE);
        take(Internet.OFFLINE);
    }

    @Test
    void onlineEndsWithTheThirdFailureInARow() {
        assertThat(take(Internet.ONLINE)).isEqualTo(Internet.ONLINE);
        assertThat(take(Internet.OFFLINE)).isEqualTo(Internet.ONLINE);
        assertThat(take(Internet.OFFLINE)).isEqualTo(Internet.ONLINE);
        assertThat(take(Internet.ONLINE)).isEqualTo(Internet.ONLINE);
        assertThat(take(Internet.OFFLINE)).isEqualTo(Internet.ONLINE);
        assertThat(take(Internet.PORTAL)).isEqualTo(Internet.ONLINE);
        assertThat(take(Internet.LIMITED)).isEqualTo(Internet.LIMITED);
        assertThat(take(Internet.OFFLINE)).isEqualTo(Internet.OFFLINE);
    }

    @Test
    void onlineComesBackWhenItHasLasted() {
        lose();
        assertThat(take(Internet.ONLINE)).isEqualTo(Internet.OFFLINE);
        assertThat(rhythm.next(0)).as("no longer than that").isEqualTo(Duration.ofSeconds(10));
        seconds = 9;
        assertThat(take(Internet.ONLINE)).isEqualTo(Internet.OFFLINE);
        assertThat(take(Internet.OFFLINE)).as("from the beginning").isEqualTo(Internet.OFFLINE);
        seconds = 12;
        assertThat(take(Internet.ONLINE)).isEqualTo(Internet.OFFLINE);
        seconds = 22;
        assertThat(take(Internet.ONLINE)).isEqualTo(Internet.ONLINE);
        assertThat(rhythm.next(MIDDLE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatWasNeverOnlineIsShownAsItIs() {
        assertThat(take(Internet.LIMITED)).isEqualTo(Internet.LIMITED);
        assertThat(take(Internet.PORTAL)).isEqualTo(Internet.PORTAL);
        assertThat(take(Internet.ONLINE)).isEqualTo(Internet.ONLINE);
    }

    @Test
    void bothNumbersAreTheOperators() {
        Rhythm hasty = new Rhythm(new Rhythm.Rules(Duration.ofSeconds(60), 1, Duration.ZERO));
        hasty.take(Internet.ONLINE, 0);
        assertThat(hasty.take(Internet.OFFLINE, 0)).isEqualTo(Internet.OFFLINE);
        assertThat(hasty.take(Internet.ONLINE, 0)).isEqualTo(Internet.ONLINE);
    }

    @Test
    void asksSoonAfterAFailureAndThenEverMoreSeldom() {
        take(Internet.ONLINE);
        assertThat(rhythm.next(MIDDLE)).isEqualTo(Duration.ofSeconds(60));
        for (int wanted : new int[] {5, 10, 20, 40, 60, 60}) {
            take(Internet.OFFLINE);
            assertThat(rhythm.next(MIDDLE)).isEqualTo(Duration.ofSeconds(wanted));
        }
        for (int round = 0; round < 100; round++) {
            take(Internet.OFFLINE);
        }
        assertThat(rhythm.next(MIDDLE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void noTwoGatewaysAskInStep() {
        take(Internet.ONLINE);
        assertThat(rhythm.next(0)).isEqualTo(Duration.ofSeconds(48));
        assertThat(rhythm.next(1)).isEqualTo(Duration.ofSeconds(72));
    }
}
