// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.time.Instant;
import java.util.Optional;

/**
 * What a subject has carried, all read at one instant. The counters do not depend on each other: resetting one of a session never
 * changes a total.
 *
 * @param subject whose
 * @param received bytes
 * @param sent bytes
 * @param packets received and sent together
 * @param errors packets with an error, received and sent together
 * @param lastSince when the latest session began; empty when there was none
 * @param totalSince since when the totals of bytes are counted; when they were reset one by one, the earlier instant
 * @param at when this was read
 */
public record Usage(
        Subject subject,
        Count received,
        Count sent,
        Count packets,
        Count errors,
        Optional<Instant> lastSince,
        Instant totalSince,
        Instant at) {}
