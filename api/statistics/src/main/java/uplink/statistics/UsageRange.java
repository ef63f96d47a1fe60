// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.time.Instant;

/**
 * A part of the history.
 *
 * @param resolution length of its slots
 * @param from slots that end after this instant
 * @param until slots that begin before it; not before {@code from}
 */
public record UsageRange(Resolution resolution, Instant from, Instant until) {
    public UsageRange {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a range from " + from + " cannot end at " + until);
        }
    }
}
