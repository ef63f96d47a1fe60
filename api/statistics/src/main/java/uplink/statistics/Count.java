// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/**
 * One counter, both ways.
 *
 * @param last since the latest session began, or this counter was reset
 * @param total since this counter was reset first or last, over reboots
 */
public record Count(long last, long total) {
    /** Nothing counted. */
    public static final Count ZERO = new Count(0, 0);
}
