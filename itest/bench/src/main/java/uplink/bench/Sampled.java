// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A gateway as it ships, in a process and a namespace of its own, that reads all counters each second and keeps them on a disk. */
final class Sampled implements AutoCloseable {
    private static final String THREAD = "uplink-statisti";

    /** Processor time of a thread, and how often it ran. */
    record Work(long nanos, long turns) {}

    private final Path folder;
    private final Process process;

    Sampled(Namespace namespace) {
        try {
            folder = Files.createTempDirectory("uplink-bench");
            Path config = Files.writeString(
                    folder.resolve("uplink.properties"),
                    "uplink.backends=kernel\nuplink.service.statistics/periodSeconds=1\n");
            List<String> words = new ArrayList<>(Child.java());
            words.subList(words.indexOf("-cp"), words.size()).clear();
            words.add(1, "-XX:+UseSerialGC");
            words.addAll(List.of("-Djava.io.tmpdir=" + folder, "-cp", Gateway.home() + "/lib/*"));
            words.addAll(List.of("uplink.launcher.Launcher", "run", "--config", config.toString()));
            words.addAll(List.of("--store", folder + "/store", "--socket", folder + "/uplink.sock"));
            process = new ProcessBuilder(namespace.inside(words))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What the thread that counts has done so far. */
    Work work() {
        Path thread = Waiting.until("a thread that counts", Duration.ofSeconds(20), () -> thread().orElse(null));
        try {
            String[] fields =
                    Files.readString(thread.resolve("schedstat")).trim().split(" ");
            return new Work(Long.parseLong(fields[0]), Long.parseLong(fields[2]));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Optional<Path> thread() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return tasks.filter(task -> named(task)).findFirst();
        } catch (IOException failed) {
            throw new IllegalStateException("the gateway has ended, see " + folder, failed);
        }
    }

    private static boolean named(Path task) {
        try {
            return Files.readString(task.resolve("comm")).trim().equals(THREAD);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Bytes that it has kept. */
    long kept() {
        return folder.resolve("store/statistics/usage").toFile().length();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (InterruptedException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
