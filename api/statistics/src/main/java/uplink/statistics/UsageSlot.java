// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.time.Instant;

/**
 * What a subject has carried in one minute, hour or day.
 *
 * @param begin of the slot
 * @param received bytes
 * @param sent bytes
 */
public record UsageSlot(Instant begin, long received, long sent) {}
