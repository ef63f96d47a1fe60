// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.ArrayList;
import java.util.List;

/** A change of the kernel to a listener, and the first view, at few and at many interfaces. */
final class ChangeBench {
    private static final int ROUNDS = 5;
    private static final int CHANGES = 400;
    private static final int VIEWS = 10;
    private static final int FEW = 4;
    private static final int MANY = 1001;

    private ChangeBench() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Child few = new Child(FEW - 1);
                Child many = new Child(MANY)) {
            warm(few);
            warm(many);
            Rounds beside = new Rounds();
            Rounds grown = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                Samples listener = few.measure("listener", CHANGES);
                beside.add(listener, few.measure("monitor", CHANGES));
                grown.add(many.measure("listener", CHANGES), listener);
            }
            String peer = "line of `ip monitor`";
            rows.add(beside.row("address change to a listener, p50", peer, Samples::median, 1.0));
            rows.add(beside.row("the same, p99", peer, samples -> samples.percentile(99), 1.5));
            rows.add(grown.row("the same at " + MANY + " interfaces, p50", "at " + FEW, Samples::median, 2.0));
            rows.addAll(firstView(many));
        }
        return rows;
    }

    private static List<Row> firstView(Child many) {
        Rounds java = new Rounds();
        Rounds ip = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            Samples view = many.measure("first", VIEWS);
            java.add(view, many.measure("interfaces", VIEWS));
            ip.add(view, many.measure("ip", VIEWS));
        }
        String work = "first whole view at " + MANY + " interfaces";
        return List.of(
                java.row(work, "`NetworkInterface`", Samples::median, 0.5),
                ip.row(work, "`ip -j addr`", Samples::median, 0.5));
    }

    private static void warm(Child child) {
        child.measure("listener", 2 * CHANGES);
        child.measure("monitor", CHANGES / 2);
    }
}
