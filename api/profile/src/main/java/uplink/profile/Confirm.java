// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Duration;

/**
 * A change that undoes itself: unless it is confirmed in time, what was there returns, also after a crash or reboot.
 *
 * @param within counted from the moment the change is in effect, at least a second
 */
public record Confirm(Duration within) {
    public Confirm {
        if (within.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("nobody can confirm within " + within + ", want at least PT1S");
        }
    }

    /** Unless confirmed within {@code duration}. */
    public static Confirm within(Duration duration) {
        return new Confirm(duration);
    }
}
