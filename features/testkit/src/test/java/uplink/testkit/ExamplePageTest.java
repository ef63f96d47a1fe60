// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/testing.md} is the file that the build runs. */
class ExamplePageTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void thePageShowsTheFileThatRuns() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/testing.md"));
        String begin = "```java\n";
        int from = page.indexOf(begin) + begin.length();
        String shown = page.substring(from, page.indexOf("```", from));
        Path file = Path.of("src/test/java/uplink/testkit/example/ExampleTest.java");
        assertThat(shown).isEqualTo(Files.readString(file));
        assertThat(shown.lines().filter(line -> !line.isBlank())).hasSizeLessThan(40);
    }
}
