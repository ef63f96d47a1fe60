// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/** How long a small gateway takes to its first true status, and how large it is then, beside a framework with nothing in it. */
final class StartBench {
    private static final int ROUNDS = 9;

    private StartBench() {}

    static List<Row> rows() {
        Rounds times = new Rounds();
        Rounds sizes = new Rounds();
        try (Namespace namespace = Namespace.open(3)) {
            new Started(namespace, "bare").close();
            new Started(namespace, "uplink").close();
            for (int round = 0; round < ROUNDS; round++) {
                try (Started ours = new Started(namespace, "uplink");
                        Started bare = new Started(namespace, "bare")) {
                    times.add(one(ours, it -> it.nanos), one(bare, it -> it.nanos));
                    sizes.add(
                            one(ours, it -> it.residentKilobytes * 1000), one(bare, it -> it.residentKilobytes * 1000));
                }
            }
        }
        String peer = "Felix with SCR";
        Row size = sizes.row("resident memory then", peer, Samples::median, 1.3);
        return List.of(
                times.row("start to the first true status", peer, Samples::median, 2.0),
                new Row(
                        size.work(),
                        megabytes(sizes.ours()),
                        peer + ": " + megabytes(sizes.peer()),
                        size.value(),
                        size.goal(),
                        size.spread()));
    }

    private static Samples one(Started started, ToLongFunction<Started> figure) {
        Samples samples = new Samples();
        samples.add(figure.applyAsLong(started));
        return samples;
    }

    private static String megabytes(Samples kilobytes) {
        return Math.round(kilobytes.median() / 1_000_000) + " MB";
    }
}
