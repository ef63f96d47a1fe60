// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.HistoryEntry;

class KillTest {
    private static final int ROUNDS = 50;
    private static final long BOUND = 256 * 1024;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void everyRecordIsReadableAfterKill9AtAnyMoment() throws IOException, InterruptedException {
        Random moments = new Random(3);
        long written = -1;
        for (int round = 0; round < ROUNDS; round++) {
            long said = killed(moments.nextInt(400));
            List<HistoryEntry> kept = Entries.reopened(folder, BOUND);
            long last = kept.get(kept.size() - 1).sequence();
            assertThat(last).as("last entry after round %s", round).isGreaterThanOrEqualTo(said);
            assertThat(said).as("goes on after %s", written).isGreaterThan(written);
            assertThat(kept).isEqualTo(Entries.entries(last + 1 - kept.size(), last + 1));
            assertThat(Entries.size(folder)).isLessThanOrEqualTo(BOUND);
            boolean rotated = kept.get(0).sequence() > 0;
            assertThat(Entries.size(folder)).isGreaterThan(rotated ? BOUND * 3 / 4 : 0);
            written = last;
        }
        assertThat(Entries.files(folder).get(0)).as("was rotated").isNotEqualTo(Segment.file(folder, 1));
    }

    /** The last number that the process said before it was killed. */
    private long killed(int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Journaller.class.getName(),
                        folder.toString(),
                        Long.toString(BOUND))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long said = -1;
        try (BufferedReader out = process.inputReader()) {
            for (int line = 0; line <= lines; line++) {
                said = Long.parseLong(out.readLine());
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
