// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uplink.statistics.Count;
import uplink.statistics.Quota;
import uplink.statistics.Usage;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;

/** Usage for people: one row per subject, and a chart of what went when. */
final class UsageText {
    private static final List<String> TITLES = List.of("", "RECEIVED", "LAST", "SENT", "LAST", "SINCE", "PLAN");
    private static final String BARS = " ▁▂▃▄▅▆▇█";
    private static final int WIDTH = 60;

    private UsageText() {}

    static List<String> row(Usage usage, Optional<Quota> quota) {
        return List.of(
                usage.subject().kind().name().toLowerCase(Locale.ROOT) + " "
                        + usage.subject().name(),
                total(usage.received()),
                last(usage.received()),
                total(usage.sent()),
                last(usage.sent()),
                usage.totalSince().toString().substring(0, 10),
                quota.map(UsageText::plan).orElse(""));
    }

    private static String total(Count count) {
        return Bytes.show(count.total());
    }

    private static String last(Count count) {
        return Bytes.show(count.last());
    }

    private static String plan(Quota quota) {
        return quota.state() + " " + Bytes.show(quota.used()) + " of "
                + Bytes.show(quota.plan().bytes()) + " until "
                + quota.until().toString().substring(0, 10);
    }

    /** Rows under their titles, each column as wide as its widest word. */
    static List<String> table(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(TITLES));
        all.addAll(rows);
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        all.stream().mapToInt(one -> one.get(at).length()).max().orElse(0);
                line.append(String.format("%-" + (width + 2) + "s", row.get(column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Both directions together, from left to right; the tallest bar is the most that went in its part of the range. */
    static String chart(UsageRange range, List<UsageSlot> slots) {
        long[] bars = new long[WIDTH];
        Duration length = Duration.between(range.from(), range.until());
        for (UsageSlot slot : slots) {
            Instant begin = slot.begin().isBefore(range.from()) ? range.from() : slot.begin();
            long at = Duration.between(range.from(), begin).toMillis() * WIDTH / Math.max(1, length.toMillis());
            bars[(int) Math.min(WIDTH - 1, at)] += slot.received() + slot.sent();
        }
        long most = 0;
        long sum = 0;
        for (long bar : bars) {
            most = Math.max(most, bar);
            sum += bar;
        }
        StringBuilder chart = new StringBuilder("  [");
        for (long bar : bars) {
            int height = bar == 0 ? 0 : 1 + (int) ((BARS.length() - 2) * bar / most);
            chart.append(BARS.charAt(height));
        }
        return chart.append("] ")
                .append(Bytes.show(sum))
                .append(" since ")
                .append(range.from())
                .toString();
    }
}
