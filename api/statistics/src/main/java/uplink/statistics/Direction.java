// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/** Which way bytes go. */
public enum Direction {
    /** Towards this machine. */
    RECEIVED,
    /** Away from it. */
    SENT,
    /** Both together, as most carriers count. */
    BOTH;

    /** Of two numbers the one that counts, or their sum. */
    public long of(long received, long sent) {
        return switch (this) {
            case RECEIVED -> received;
            case SENT -> sent;
            case BOTH -> received + sent;
        };
    }
}
