// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param work what is measured
 * @param ours what it took us
 * @param peer beside whom, and what it took him
 * @param value the ratio, or the figure itself where there is no peer
 * @param goal what it must be
 * @param spread of the value over the runs
 */
record Row(String work, String ours, String peer, double value, Goal goal, String spread) {
    boolean reached() {
        return goal.reached(value);
    }

    /** Markdown. */
    String line() {
        String verdict = goal.shown() ? "" : reached() ? "yes" : "**no**";
        return "| " + String.join(" | ", work, ours, peer, number(value), spread, goal.toString(), verdict) + " |";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
    }
}
