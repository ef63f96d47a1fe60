// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a look around has found.
 *
 * @param link key of the link whose radio looked
 * @param at when it ended
 * @param accessPoints strongest first
 */
public record Scan(String link, Instant at, List<AccessPoint> accessPoints) {
    public Scan {
        accessPoints = List.copyOf(accessPoints);
    }

    /** How old it is at {@code now}. */
    public Duration age(Instant now) {
        return Duration.between(at, now);
    }
}
