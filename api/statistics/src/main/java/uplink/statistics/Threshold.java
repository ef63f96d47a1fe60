// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/**
 * A number of bytes to be told about.
 *
 * @param subject whose
 * @param direction which bytes
 * @param period over which time
 * @param bytes told once when that number is reached, again after a reset or in the next session or cycle; at least 1
 */
public record Threshold(Subject subject, Direction direction, Period period, long bytes) {
    /** Over which time bytes are added up. */
    public enum Period {
        /** The latest session; begins again when its counter is reset. */
        LAST,
        /** Since the counter was reset. */
        TOTAL,
        /** The present cycle of the subject's {@link Plan}; nothing is reached while it has none. */
        CYCLE
    }

    public Threshold {
        if (bytes < 1) {
            throw new IllegalArgumentException("a threshold of " + bytes + " bytes is always reached, want at least 1");
        }
    }
}
