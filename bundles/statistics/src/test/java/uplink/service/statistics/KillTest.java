// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that counts, again and again, in the midst of whatever it does: 25 times, or {@code -Duplink.kills=200}. */
class KillTest {
    private static final int KILLS = Integer.getInteger("uplink.kills", 25);

    @TempDir
    private Path folder;

    private final Random random = new Random(42);
    private final long began = System.nanoTime();
    private long kept = -1;
    private long base = -1;

    @Test
    void whateverIsKilledItOpensAndNeverGoesBack() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            live(kill);
        }
        assertThat(kept).isPositive();
    }

    private void live(int kill) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledCounting.class.getName(),
                        folder.toString(),
                        Long.toString(began))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int lines = 1 + random.nextInt(40);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            assertThat(line).as("life %d opens the store", kill).startsWith("read ");
            assertThat(Long.parseLong(line.substring(5))).as("life %d", kill).isGreaterThanOrEqualTo(kept);
            while (line != null) {
                line = out.readLine();
                check(kill, line);
                if (lines-- == 0) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The total is what the counter has counted since the first life met it, however often that was interrupted. */
    private void check(int kill, String line) {
        if (line != null && line.matches("kept \\d+ \\d+ \\.")) {
            String[] words = line.split(" ");
            kept = Long.parseLong(words[1]);
            base = base < 0 ? Long.parseLong(words[2]) : base;
            assertThat(kept).as("life %d is exact", kill).isEqualTo(Long.parseLong(words[2]) - base);
        }
    }
}
