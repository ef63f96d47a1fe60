// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a small gateway does in a minute in which nothing happens. */
final class IdleBench {
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Work(long ticks, long switches, long written) {}

    private IdleBench() {}

    static List<Row> rows() throws IOException {
        try (Namespace namespace = Namespace.open(3);
                Started ours = new Started(namespace, "uplink");
                Started bare = new Started(namespace, "bare")) {
            Waiting.pause(SETTLE_NANOS);
            Work oursBefore = work(ours.pid);
            Work bareBefore = work(bare.pid);
            Waiting.pause(MINUTE_NANOS);
            Work oursAfter = work(ours.pid);
            Work bareAfter = work(bare.pid);
            return List.of(
                    row(
                            "CPU, ms",
                            10 * (oursAfter.ticks - oursBefore.ticks),
                            10 * (bareAfter.ticks - bareBefore.ticks)),
                    row("wake-ups", oursAfter.switches - oursBefore.switches, bareAfter.switches - bareBefore.switches),
                    row(
                            "bytes written",
                            oursAfter.written - oursBefore.written,
                            bareAfter.written - bareBefore.written));
        }
    }

    private static Row row(String what, long ours, long bare) {
        return new Row(
                "idle minute: " + what, Long.toString(ours), "Felix with SCR: " + bare, ours, Goal.SHOWN, "one run");
    }

    /** Linux counts in ticks of 10 ms. */
    private static Work work(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long switches = 0;
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            for (Path thread : threads.toList()) {
                switches += field(thread.resolve("status"), "voluntary_ctxt_switches:");
            }
        }
        return new Work(
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                switches,
                field(process.resolve("io"), "wchar:"));
    }

    private static long field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).trim())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
