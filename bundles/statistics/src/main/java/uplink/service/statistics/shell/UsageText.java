// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uplink.statistics.Count;
import uplink.statistics.Quota;
import uplink.statistics.Usage;

/** Usage for people: one row per subject. */
final class UsageText {
    private static final List<String> TITLES = List.of("", "RECEIVED", "LAST", "SENT", "LAST", "SINCE", "PLAN");

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
}
