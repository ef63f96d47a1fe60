// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Counters on real disks that are full or read-only, mounted where nobody else sees them. */
@Timeout(60)
class UsageDiskTest {
    private static final String REPORT = "Counters are kept in memory only, until";

    @TempDir
    private Path disk;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aFullDiskIsReportedOnceAndUsedAgain() throws Exception {
        List<String> lines = run("mount -t tmpfs -o size=128k none $DISK && head -c 64k /dev/zero > $DISK/ballast");
        assertThat(lines).contains("found null", "then 101");
        assertThat(lines)
                .filteredOn(line -> line.contains(REPORT))
                .singleElement()
                .asString()
                .contains("No space left");
        String full = lines.stream()
                .filter(line -> line.startsWith("full at "))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(full.substring(8))).isBetween(5, 40);
    }

    @Test
    void aReadOnlyDiskIsReportedAndRead() throws Exception {
        List<String> lines =
                run("mount -t tmpfs none $DISK && $JAVA $DISK > /dev/null 2>&1" + " && mount -o remount,ro $DISK");
        assertThat(lines).contains("found 101", "full at 101", "then 101");
        assertThat(lines).filteredOn(line -> line.contains(REPORT)).isNotEmpty();
    }

    private List<String> run(String prepare) throws Exception {
        String java = "\"" + Path.of(System.getProperty("java.home"), "bin", "java") + "\" -cp \""
                + System.getProperty("java.class.path") + "\" " + FullDisk.class.getName();
        String script = prepare.replace("$JAVA", java) + " && " + java + " $DISK";
        Process process = new ProcessBuilder("unshare", "--mount", "sh", "-c", script.replace("$DISK", disk.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
