// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import uplink.manager.Connections;
import uplink.profile.Link;

/** A backend above the other comes and goes while a thread reads without a pause. */
final class SwapBench {
    private static final int WARM = 50;
    private static final int SWAPS = 100;
    private static final double MILLISECOND = 1_000_000;

    private SwapBench() {}

    static List<Row> rows() throws InterruptedException {
        try (Gateway gateway = Gateway.start("none")) {
            Scripted low = new Scripted(gateway.context(), "low", 0);
            Connections connections = gateway.service(Connections.class);
            Reader reader = new Reader(connections);
            describedBy(connections, "low");
            Samples samples = new Samples();
            reader.start();
            for (int swap = -WARM; swap < SWAPS; swap++) {
                long begin = System.nanoTime();
                Scripted high = new Scripted(gateway.context(), "high", 10);
                describedBy(connections, "high");
                high.close();
                describedBy(connections, "low");
                if (swap >= 0) {
                    samples.add((System.nanoTime() - begin) / 2);
                }
            }
            reader.end();
            low.close();
            return List.of(
                    new Row(
                            "change of backend, ms, median of " + SWAPS + " warm swaps",
                            samples.toString(),
                            "-",
                            samples.median() / MILLISECOND,
                            Goal.most(5),
                            Samples.text(samples.percentile(5)) + " to " + Samples.text(samples.percentile(95))),
                    new Row(
                            "failed reads meanwhile",
                            reader.failed.get() + " of " + reader.reads.get(),
                            "-",
                            reader.failed.get(),
                            Goal.most(0),
                            ""));
        }
    }

    private static void describedBy(Connections connections, String backend) {
        Waiting.until(
                "described by " + backend,
                Duration.ofSeconds(10),
                () -> connections
                        .status()
                        .link()
                        .filter(link -> link.backend().equals(backend))
                        .orElse(null));
    }

    private static final class Reader extends Thread {
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong reads = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final Connections connections;

        Reader(Connections connections) {
            super("reader");
            this.connections = connections;
        }

        @Override
        public void run() {
            while (!over.get()) {
                reads.incrementAndGet();
                try {
                    if (connections.status().link().map(Link::key).isEmpty()) {
                        failed.incrementAndGet();
                    }
                } catch (RuntimeException broken) {
                    failed.incrementAndGet();
                }
                Thread.yield();
            }
        }

        void end() throws InterruptedException {
            over.set(true);
            join();
        }
    }
}
