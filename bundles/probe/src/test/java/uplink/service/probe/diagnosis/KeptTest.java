// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {
    @TempDir
    private Path folder;

    private static Diagnosis diagnosis(String detail) {
        return new Diagnosis(
                Instant.parse("2026-01-01T00:00:00Z"),
                "name:eth0",
                "eth0",
                "",
                true,
                Stream.of(Step.values())
                        .map(step -> new Finding(step, Outcome.FAILED, detail, "do \u00e9 = #!: \\ \n", 7))
                        .toList());
    }

    @Test
    void outlivesARestart() {
        Kept first = new Kept(Optional.of(folder.resolve("why")));
        assertThat(first.last()).isEmpty();
        first.keep(diagnosis("one"));
        first.keep(diagnosis("two"));
        assertThat(new Kept(Optional.of(folder.resolve("why"))).last()).contains(diagnosis("two"));
        assertThat(folder.resolve("why")).isDirectoryContaining("glob:**/last.properties");
        assertThat(folder.resolve("why").toFile().list()).hasSize(1);
    }

    @Test
    void aDamagedFileIsPassedOver() throws Exception {
        Kept kept = new Kept(Optional.of(folder));
        kept.keep(diagnosis("one"));
        Path file = folder.resolve("last.properties");
        Files.writeString(file, Files.readString(file).replace("tcp.outcome=FAILED", "tcp.outcome=ODD"));
        assertThat(new Kept(Optional.of(folder)).last()).isEmpty();
    }

    @Test
    void nowhereIsMemoryAlone() {
        Kept kept = new Kept(Optional.empty());
        kept.keep(diagnosis("one"));
        assertThat(kept.last()).contains(diagnosis("one"));
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheFileAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Kept kept = new Kept(Optional.of(file.resolve("why")));
        kept.keep(diagnosis("one"));
        assertThat(kept.last()).contains(diagnosis("one"));
    }
}
