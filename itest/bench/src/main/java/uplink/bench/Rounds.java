// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Interleaved runs of ours and of a peer's: the ratio is that of each run's pair, and told as its median and its spread. */
final class Rounds {
    private final List<Samples> ours = new ArrayList<>();
    private final List<Samples> peers = new ArrayList<>();

    void add(Samples our, Samples peer) {
        ours.add(our);
        peers.add(peer);
    }

    Samples ours() {
        return all(ours);
    }

    Samples peer() {
        return all(peers);
    }

    Row row(String work, String peer, ToDoubleFunction<Samples> figure, double wanted) {
        return row(work, peer, figure, Goal.most(wanted));
    }

    /** The ratio is that of {@code figure}, the samples are told as they are. */
    Row row(String work, String peer, ToDoubleFunction<Samples> figure, Goal goal) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(peers.get(round)));
        }
        ratios.sort(Double::compare);
        return new Row(
                work,
                ours().toString(),
                peer + ": " + peer(),
                ratios.get(ratios.size() / 2),
                goal,
                String.format(Locale.ROOT, "%.3g to %.3g", ratios.get(0), ratios.get(ratios.size() - 1)));
    }

    private static Samples all(List<Samples> rounds) {
        Samples all = new Samples();
        rounds.forEach(all::addAll);
        return all;
    }
}
