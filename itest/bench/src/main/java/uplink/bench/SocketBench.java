// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Bound sockets beside the runtime's own, over a cable to another namespace. */
final class SocketBench {
    private static final Rate SENDS = new Rate(15, 1);
    private static final Rate TURNS = new Rate(21, 2_000);
    private static final Rate CONNECTIONS = new Rate(41, 500);
    private static final ToDoubleFunction<Samples> RATE = samples -> 1 / samples.median();

    /** Many short rounds: so what else the machine does meets both alike. */
    private record Rate(int rounds, int times) {}

    private SocketBench() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (Wire wire = new Wire(InsideSockets.class)) {
            rows.add(rounds(wire, "send", "", SENDS)
                    .row("256 MiB by a bound socket, throughput", "`Socket`", RATE, Goal.least(0.95)));
            rows.add(rounds(wire, "turn", "", TURNS)
                    .row("round trip of one byte", "`Socket`", Samples::median, Goal.most(1.05)));
            rows.add(rounds(wire, "open", "", CONNECTIONS)
                    .row("connections, per second", "`Socket`", RATE, Goal.least(0.90)));
            rows.add(rounds(wire, "send", "channel", SENDS)
                    .row("256 MiB by a bound channel, throughput", "`SocketChannel`", RATE, Goal.SHOWN));
            rows.add(rounds(wire, "turn", "channel", TURNS)
                    .row("round trip of one byte", "`SocketChannel`", Samples::median, Goal.SHOWN));
            rows.add(rounds(wire, "open", "channel", CONNECTIONS)
                    .row("connections, per second", "`SocketChannel`", RATE, Goal.SHOWN));
        }
        return rows;
    }

    /** Who begins changes from round to round; a first one warms up. */
    private static Rounds rounds(Wire wire, String work, String kind, Rate rate) {
        Rounds rounds = new Rounds();
        for (int round = -1; round < rate.rounds(); round++) {
            boolean first = round % 2 == 0;
            Samples early = wire.measure(work + (first ? "-bound" : "-plain") + kind, rate.times());
            Samples late = wire.measure(work + (first ? "-plain" : "-bound") + kind, rate.times());
            if (round >= 0) {
                rounds.add(first ? early : late, first ? late : early);
            }
        }
        return rounds;
    }
}
