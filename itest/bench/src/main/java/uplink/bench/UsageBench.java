// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What it costs to count a thousand links each second: the processor time of the one thread that does it, as a part of a core. */
final class UsageBench {
    private static final int MANY = 1001;
    private static final int WARM_SECONDS = 45;
    private static final int WINDOW_SECONDS = 10;
    private static final int WINDOWS = 6;
    private static final double MOST_PER_CENT = 0.2;

    private UsageBench() {}

    static List<Row> rows() throws IOException {
        try (Namespace namespace = Namespace.open(MANY);
                Sampled gateway = new Sampled(namespace)) {
            Process traffic = traffic(namespace);
            Waiting.pause(TimeUnit.SECONDS.toNanos(WARM_SECONDS));
            Row busy = row(gateway, "each has carried a packet since");
            end(traffic);
            Row idle = row(gateway, "nothing is carried");
            if (gateway.kept() == 0) {
                throw new IllegalStateException("nothing was counted");
            }
            return List.of(busy, idle);
        }
    }

    private static Process traffic(Namespace namespace) throws IOException {
        List<String> words = new ArrayList<>(Child.java());
        words.add(Sending.class.getName());
        Process process = new ProcessBuilder(namespace.inside(words))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new IllegalStateException("nobody sends");
        }
        return process;
    }

    private static void end(Process process) throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    /** The median of the parts of a minute, in one of which what has changed is written down; the mean has that part too. */
    private static Row row(Sampled gateway, String when) {
        List<Double> parts = new ArrayList<>();
        for (int window = 0; window < WINDOWS; window++) {
            parts.add(perCent(gateway));
        }
        parts.sort(Double::compare);
        double median = (parts.get(WINDOWS / 2 - 1) + parts.get(WINDOWS / 2)) / 2;
        double mean = parts.stream().mapToDouble(one -> one).average().orElseThrow();
        return new Row(
                "counting " + MANY + " links each second, " + when,
                String.format(Locale.ROOT, "%.3f %% of a core (mean %.3f)", median, mean),
                "-",
                median,
                Goal.most(MOST_PER_CENT),
                String.format(Locale.ROOT, "%.3f to %.3f", parts.get(0), parts.get(WINDOWS - 1)));
    }

    private static double perCent(Sampled gateway) {
        Sampled.Work before = gateway.work();
        long begin = System.nanoTime();
        Waiting.pause(TimeUnit.SECONDS.toNanos(WINDOW_SECONDS));
        Sampled.Work after = gateway.work();
        long took = System.nanoTime() - begin;
        if (after.turns() - before.turns() < WINDOW_SECONDS - 1) {
            throw new IllegalStateException("the counters were not read each second");
        }
        return 100.0 * (after.nanos() - before.nanos()) / took;
    }
}
