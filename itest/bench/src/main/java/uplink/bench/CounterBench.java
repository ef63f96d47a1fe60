// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.ArrayList;
import java.util.List;

/** Counters of one link and of all, beside the files of sysfs. */
final class CounterBench {
    private static final int ROUNDS = 5;
    private static final int TIMES = 4000;
    private static final int MANY = 1001;

    private CounterBench() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Child few = new Child(3);
                Child many = new Child(MANY)) {
            Rounds kept = new Rounds();
            Rounds read = new Rounds();
            Rounds all = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                Samples one = few.measure("one", TIMES);
                kept.add(one, few.measure("one-pread", TIMES));
                read.add(one, few.measure("one-files", TIMES));
                all.add(many.measure("all", TIMES / 40), many.measure("all-files", 6));
            }
            rows.add(kept.row("counters of one link", "4 files kept open, `pread`", Samples::median, 0.8));
            rows.add(read.row("the same", "4 files, `Files.readString`", Samples::median, 0.1));
            rows.add(all.row(
                    "counters of " + MANY + " links", "4 files each, `Files.readString`", Samples::median, 0.01));
        }
        return rows;
    }
}
