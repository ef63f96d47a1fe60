// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the {@link History}.
 *
 * @param since not older than this; empty for all that is kept
 * @param subject a link's key, a profile's id, a technology's name, an interface, or {@link Change#CONNECTION}; empty for all
 * @param most the newest so many; at least 1
 */
public record HistoryQuery(Optional<Instant> since, Optional<String> subject, int most) {
    /** Everything that is kept. */
    public static final HistoryQuery ALL = new HistoryQuery(Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

    public HistoryQuery {
        if (most < 1) {
            throw new IllegalArgumentException("a history of " + most + " entries says nothing, want at least 1");
        }
    }
}
