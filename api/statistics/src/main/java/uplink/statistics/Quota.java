// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.time.Instant;

/**
 * What a plan's present cycle has carried.
 *
 * @param plan the plan
 * @param used bytes that the plan counts, with what was corrected by hand
 * @param since begin of the cycle
 * @param until end of the cycle
 */
public record Quota(Plan plan, long used, Instant since, Instant until) {
    /** How far it is used up. */
    public QuotaState state() {
        return plan.state(used);
    }
}
