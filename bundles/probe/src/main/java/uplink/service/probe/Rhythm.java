// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.time.Duration;
import java.util.OptionalLong;
import uplink.profile.Internet;

/**
 * When one network is asked next, and what is shown of it: ONLINE is left when several rounds in a row have failed, and comes back
 * when it has lasted. What was never ONLINE is shown as it is. Not for several threads.
 */
final class Rhythm {
    private static final Duration FIRST_AGAIN = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    private final Rules rules;
    private Internet shown = Internet.UNKNOWN;
    private boolean lost;
    private int failures;
    private OptionalLong goodSince = OptionalLong.empty();

    Rhythm(Rules rules) {
        this.rules = rules;
    }

    /**
     * How patient it is.
     *
     * @param period between two rounds while all is well; 5 s are the least
     * @param failures rounds in a row that must fail before ONLINE is left; 1 at least
     * @param hold how long it must be well again before ONLINE comes back
     */
    record Rules(Duration period, int failures, Duration hold) {
        Rules {
            period = period.compareTo(FIRST_AGAIN) < 0 ? FIRST_AGAIN : period;
            failures = Math.max(1, failures);
            hold = hold.isNegative() ? Duration.ZERO : hold;
        }
    }

    /** Takes a round's outcome at {@code now} nanoseconds; answers what is to be shown. */
    Internet take(Internet round, long now) {
        if (round == Internet.ONLINE) {
            good(now);
        } else {
            bad(round);
        }
        return shown;
    }

    private void good(long now) {
        failures = 0;
        long since = goodSince.orElse(now);
        goodSince = OptionalLong.of(since);
        if (!lost || now - since >= rules.hold().toNanos()) {
            shown = Internet.ONLINE;
            lost = false;
        }
    }

    private void bad(Internet round) {
        failures++;
        goodSince = OptionalLong.empty();
        if (shown != Internet.ONLINE || failures >= rules.failures()) {
            lost |= shown == Internet.ONLINE;
            shown = round;
        }
    }

    /** Rounds in a row that have failed. */
    int failures() {
        return failures;
    }

    /**
     * How long to wait: a period while all is well, after a failure five seconds and twice as long each time, up to the period; a
     * fifth more or less, so that a thousand gateways do not ask at once. The hold time when only that is waited for.
     *
     * @param random from 0 to 1
     */
    Duration next(double random) {
        Duration wait = rules.period();
        if (failures > 0) {
            wait = least(FIRST_AGAIN.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)));
        } else if (lost) {
            wait = least(rules.hold());
            return wait.plus(part(wait, JITTER * random));
        }
        return wait.plus(part(wait, 2 * JITTER * random - JITTER));
    }

    private Duration least(Duration other) {
        return other.compareTo(rules.period()) < 0 ? other : rules.period();
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }
}
