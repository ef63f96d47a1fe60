// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/** How far a plan is used up. A worse state comes later. */
public enum QuotaState {
    /** Below every warning. */
    OK,
    /** At the lowest warning or above it. */
    WARNING,
    /** All that the plan allows is carried. Uplink blocks nothing. */
    EXCEEDED
}
