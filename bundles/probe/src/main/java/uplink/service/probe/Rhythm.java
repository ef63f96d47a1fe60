// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.time.Duration;
import uplink.profile.Internet;

/**
 * When one network is asked next, and what is shown of it. Good news are shown at once; bad news after good ones only when a second
 * round confirms them. Not for several threads.
 */
final class Rhythm {
    private static final int CONFIRMED = 2;
    private static final Duration FIRST_AGAIN = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    private final Duration period;
    private Internet shown = Internet.UNKNOWN;
    private int failures;

    Rhythm(Duration period) {
        this.period = period;
    }

    /** Takes a round's outcome; answers what is to be shown. */
    Internet take(Internet round) {
        failures = round == Internet.ONLINE ? 0 : failures + 1;
        if (shown != Internet.ONLINE || failures == 0 || failures >= CONFIRMED) {
            shown = round;
        }
        return shown;
    }

    /**
     * How long to wait: a period while all is well, else five seconds and twice as long each time, up to the period; a fifth more or
     * less, so that a thousand gateways do not ask at once.
     *
     * @param random from 0 to 1
     */
    Duration next(double random) {
        Duration wait = period;
        if (failures > 0) {
            Duration again = FIRST_AGAIN.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
            wait = again.compareTo(period) < 0 ? again : period;
        }
        return Duration.ofNanos((long) (wait.toNanos() * (1 - JITTER + 2 * JITTER * random)));
    }
}
