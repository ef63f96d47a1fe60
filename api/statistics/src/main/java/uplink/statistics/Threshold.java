// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/**
 * A number of bytes to be told about.
 *
 * @param subject whose
 * @param counter which counter; not packets
 * @param bytes told once when the counter first reaches it, again after a reset; at least 1
 */
public record Threshold(Subject subject, Counter counter, long bytes) {
    public Threshold {
        if (bytes < 1) {
            throw new IllegalArgumentException("a threshold of " + bytes + " bytes is always reached, want at least 1");
        }
        if (counter == Counter.LAST_PACKETS || counter == Counter.TOTAL_PACKETS) {
            throw new IllegalArgumentException("a threshold counts bytes, not " + counter);
        }
    }
}
