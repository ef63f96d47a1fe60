// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;

/**
 * What went when, on one line: both directions together, from left to right; the tallest bar is the most that went in its part of the
 * range.
 *
 * @param range from its left end to its right
 * @param symbols there are bars beyond ASCII
 */
record UsageChart(UsageRange range, boolean symbols) {
    private static final int WIDTH = 60;
    private static final String BARS = " ▁▂▃▄▅▆▇█";
    private static final String PLAIN = " .:-=+*%#";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    String of(List<UsageSlot> slots) {
        long[] bars = new long[WIDTH];
        slots.forEach(slot -> bars[at(slot.begin())] += slot.received() + slot.sent());
        long most = Arrays.stream(bars).max().orElse(0);
        String since = " since " + TIME.format(range.from());
        if (most == 0) {
            return "  nothing" + since;
        }
        long rate = perSecond(most);
        return "  [" + drawn(bars, most) + "] " + Bytes.show(Arrays.stream(bars).sum()) + since
                + (rate == 0 ? "" : ", at most " + Bytes.show(rate) + "/s");
    }

    private int at(Instant begin) {
        long from = Math.max(0, Duration.between(range.from(), begin).toMillis());
        return (int) Math.min(WIDTH - 1, from * WIDTH / length());
    }

    private long length() {
        return Math.max(1, Duration.between(range.from(), range.until()).toMillis());
    }

    /** Of one bar: slots are not finer. */
    private long perSecond(long bytes) {
        return Math.round(bytes * 1000.0 * WIDTH / Math.max(length(), WIDTH * slot()));
    }

    private long slot() {
        return switch (range.resolution()) {
            case MINUTE -> Duration.ofMinutes(1).toMillis();
            case HOUR -> Duration.ofHours(1).toMillis();
            case DAY -> Duration.ofDays(1).toMillis();
        };
    }

    private String drawn(long[] bars, long most) {
        String steps = symbols ? BARS : PLAIN;
        StringBuilder drawn = new StringBuilder();
        for (long bar : bars) {
            int height = bar == 0 ? 0 : 1 + (int) ((double) bar * (steps.length() - 2) / most);
            drawn.append(steps.charAt(height));
        }
        return drawn.toString();
    }
}
