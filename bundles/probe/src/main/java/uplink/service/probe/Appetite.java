// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import uplink.service.probe.Rhythm.Rules;

/**
 * How many bytes the probe takes of each network while all is well: every period one connection to the first target, with its packet
 * headers, and both questions for its name. An estimate: what a target really answers is its own affair.
 *
 * @param perRound in both directions
 * @param perMonth of 30 days
 */
record Appetite(long perRound, long perMonth) {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int PACKETS = 10;
    private static final int HEADERS = 20 + 32;
    private static final int ANSWER = 200;
    private static final int NAME = 2 * (80 + 120);

    /** Of those targets, asked by those rules. */
    static Appetite of(List<Target> targets, Rules rules) {
        if (targets.isEmpty()) {
            return new Appetite(0, 0);
        }
        Target first = targets.get(0);
        boolean numeric = first.host().matches("[0-9.]+|\\[.*]");
        long round = PACKETS * HEADERS
                + first.question().length()
                + ANSWER
                + first.text().length()
                + (numeric ? 0 : NAME);
        return new Appetite(round, round * MONTH.toSeconds() / rules.period().toSeconds());
    }

    /** {@code about 9.4 MB a month}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "about %.1f MB a month", perMonth / 1e6);
    }
}
