// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that has happened. Texts are short and for people; they hold no secret.
 *
 * @param epoch {@link View#epoch()}
 * @param sequence {@link View#sequence()} of the view that showed it
 * @param at when
 * @param event {@link Event#method()}, or {@link #PRESENT}, {@link #GAP}, {@link #FLAPPED}
 * @param subject {@link Change#subject()}
 * @param interfaceName the interface that it is about
 * @param before what was; empty when there was nothing
 * @param after what is; empty when there is nothing
 * @param cause why, as far as the view says: a {@link Failure}, or a backend that came or went; may be empty
 * @param times how many changes it stands for; above 1 only of {@link #FLAPPED}
 */
public record HistoryEntry(
        long epoch,
        long sequence,
        Instant at,
        String event,
        String subject,
        Optional<String> interfaceName,
        String before,
        String after,
        String cause,
        long times) {
    /** An epoch began. */
    public static final String PRESENT = "present";
    /** Views were lost before this one. */
    public static final String GAP = "gap";
    /** Something turned to and fro too often to be told one by one. */
    public static final String FLAPPED = "flapped";
}
