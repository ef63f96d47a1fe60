// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.itest.lab.OneCommand.Answer;

/** What one command answers of the kernel, and what it leaves alone, in a namespace of its own. */
class CommandLineSchemaLabTest {
    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        lab.ip("link set up0 up");
        lab.ip("addr add 192.0.2.2/24 dev up0");
        lab.ip("route add default via 192.0.2.1 metric 100");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status", "profiles", "links", "routes", "backends", "leases", "watch --count 1", "wait online"})
    void everyAnswerIsAsTheSchemaSays(String words) throws Exception {
        Answer answer = run(words + " --json");
        assertThat(answer.status()).as(answer.error()).isZero();
        assertThat(OneCommand.wrong(words.split(" ")[0], answer.out())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close up0 --yes|'close' changes something, and this command only looks",
                "history|nobody keeps a history here",
                "demo --backend kernel|the demo changes everything it sees",
                "wait type=WIFI --timeout 1|not so within 1 s; last seen: type=ETHERNET"
            })
    void whatCannotBeDoneHereFailsInOneLine(String words, String begin) throws Exception {
        Answer answer = run(words);
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.error()).startsWith("uplink: " + begin).hasLineCount(1);
        assertThat(lab.ip("link show up0")).contains("state UP");
    }

    @Test
    void theFirstCommandFindsTheBundleThatWasInstalledLast(@TempDir Path files) throws Exception {
        Path home = Files.createDirectories(files.resolve("uplink"));
        for (String same : List.of("lib", "etc")) {
            Files.createSymbolicLink(home.resolve(same), OneCommand.HOME.resolve(same));
        }
        Path bundles = Files.createDirectories(home.resolve("bundles"));
        try (Stream<Path> jars = Files.list(OneCommand.HOME.resolve("bundles"))) {
            for (Path jar : jars.toList()) {
                String name = jar.getFileName().toString();
                Files.createSymbolicLink(
                        bundles.resolve(name.startsWith("uplink.service.manager") ? "zz-" + name : name), jar);
            }
        }
        List<String> inside = List.of("ip", "netns", "exec", lab.name());
        Answer answer =
                OneCommand.answer(new ProcessBuilder(OneCommand.command(home, inside, "leases", "--json")).start());
        assertThat(answer.status()).as(answer.error()).isZero();
    }

    private Answer run(String words) throws Exception {
        return OneCommand.answer(OneCommand.start(List.of("ip", "netns", "exec", lab.name()), words.split(" ")));
    }
}
