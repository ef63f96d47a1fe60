// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import java.util.concurrent.TimeUnit;

/**
 * How long a leaving station waits for a running call: 2 s, and once somebody has blocked for so long a quarter of a second for all
 * who leave within the next five, so that many blocked listeners do not hold up the stop of a framework. Safe for any thread.
 */
final class Patience {
    static final long FULL_MILLIS = 2000;
    static final long SHORT_MILLIS = 250;
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);

    private boolean everExhausted;
    private long exhausted;

    /** For one who leaves now. */
    synchronized long millis() {
        boolean recently = everExhausted && System.nanoTime() - exhausted < WINDOW_NANOS;
        return recently ? SHORT_MILLIS : FULL_MILLIS;
    }

    /** Somebody has waited in vain. */
    synchronized void exhaust() {
        everExhausted = true;
        exhausted = System.nanoTime();
    }
}
