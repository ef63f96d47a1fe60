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
 * @param wanted what it must not exceed; infinite where it is only shown
 * @param spread of the value over the runs
 */
record Row(String work, String ours, String peer, double value, double wanted, String spread) {
    static final double SHOWN = Double.POSITIVE_INFINITY;

    boolean reached() {
        return value <= wanted;
    }

    /** Markdown. */
    String line() {
        String must = wanted == SHOWN ? "shown" : "≤ " + number(wanted);
        String verdict = wanted == SHOWN ? "" : reached() ? "yes" : "**no**";
        return "| " + String.join(" | ", work, ours, peer, number(value), spread, must, verdict) + " |";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
    }
}
