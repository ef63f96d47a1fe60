// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real full disk: a small one in memory, mounted where nobody else sees it. */
class FullDiskTest {
    private static final String MOUNT = "mount -t tmpfs -o size=1m none \"$0\" && exec \"$@\"";

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void losesNothingAndTellsNothingTwiceWhenTheDiskIsFull() throws IOException, InterruptedException {
        boolean able =
                Files.isExecutable(Path.of("/usr/bin/unshare")) && "root".equals(System.getProperty("user.name"));
        assumeTrue(able, "mounting wants root and Linux");
        Process process = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        MOUNT,
                        folder.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDisk.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out.lines().filter(line -> !line.startsWith("SLF4J")).toList())
                .as(out)
                .isEqualTo(List.of("all", "all"));
    }
}
