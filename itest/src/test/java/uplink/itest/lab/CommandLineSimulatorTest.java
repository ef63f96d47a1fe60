// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.itest.lab.OneCommand.Answer;

/** The distribution on the command line, on a simulated gateway. */
class CommandLineSimulatorTest {
    private static final Map<String, Integer> SECTIONS = Map.ofEntries(
            Map.entry("A", 18),
            Map.entry("B", 5),
            Map.entry("C", 6),
            Map.entry("D", 20),
            Map.entry("E", 7),
            Map.entry("F", 9),
            Map.entry("G", 12),
            Map.entry("H", 3),
            Map.entry("I", 3),
            Map.entry("J", 8),
            Map.entry("K", 7),
            Map.entry("L", 7));

    private static Answer run(String words) throws Exception {
        return OneCommand.answer(OneCommand.start(List.of(), (words + " --backend sim").split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "profiles",
                "links",
                "routes",
                "backends",
                "leases",
                "scan",
                "watch --count 1",
                "wait online",
                "why",
                "why http://127.0.0.1:1/",
                "usage wifi",
                "usage --since 2h"
            })
    void everyAnswerIsAsTheSchemaSays(String words) throws Exception {
        Answer answer = run(words + " --json");
        assertThat(answer.status()).as(answer.error()).isZero();
        assertThat(OneCommand.wrong(words.split(" ")[0], answer.out())).isEmpty();
    }

    @Test
    void aCommandThatABundleBringsComesWhenEverythingIsThere() throws Exception {
        Answer answer = run("usage");
        assertThat(answer.status()).as(answer.error()).isZero();
        assertThat(answer.out()).contains("technology WIFI", "technology CELLULAR", "link sim:", "profile sim:");
    }

    @Test
    void theDemoWalksTheGuideFromTopToBottom() throws Exception {
        Answer answer = run("demo");
        assertThat(answer.status()).as(answer.out() + answer.error()).isZero();
        SECTIONS.forEach((section, steps) -> {
            for (int step = 1; step <= steps; step++) {
                assertThat(answer.out()).containsOnlyOnce("\n  " + section + step + " ");
            }
        });
        assertThat(answer.out())
                .endsWith("\n105 steps, 105 as the guide says, 0 not\n")
                .doesNotContain("FAILED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open cafe|cafe is connected on sim-wlan0",
                "join cafe|cafe is joined on sim-wlan0",
                "close sim-eth0 --yes|sim-eth0 is disconnected",
                "radio wifi off|the Wi-Fi radio is off",
                "set home mtu=1400|home is changed",
                "add ethernet lab ipv4.method=none|lab is added as sim:lab",
                "remove home|home is forgotten",
                "sim now|2026-"
            })
    void aChangeIsToldInOneLine(String words, String told) throws Exception {
        Answer answer = run(words);
        assertThat(answer.status()).as(answer.error()).isZero();
        assertThat(answer.out()).startsWith(told).hasLineCount(1);
    }

    @Test
    void theHelpHasWhatBundlesBringWhereItBelongs() throws Exception {
        String help = run("help").out();
        assertThat(help.lines().map(line -> line.trim().split(" ")[0]))
                .containsSubsequence(
                        "wait", "get", "report", "usage", "why", "open", "unlock", "sim", "demo", "help", "exit");
    }

    @Test
    void aPassphraseComesByStandardInput() throws Exception {
        Process process = OneCommand.start(List.of(), "set", "home", "wifi.passphrase", "--backend", "sim");
        OutputStream in = process.getOutputStream();
        in.write("correct horse\n".getBytes(StandardCharsets.UTF_8));
        in.flush();
        Answer answer = OneCommand.answer(process);
        assertThat(answer.status()).as(answer.error()).isZero();
        assertThat(answer.out() + answer.error()).doesNotContain("horse");
        assertThat(run("set home wifi.passphrase").error())
                .contains("nobody gave the passphrase")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sta|status",
                "links --j|--json",
                "get http://x/ --via sim-eth|sim-eth0",
                "why --la|--last",
                "open sim:h|home",
                "set home ipv4.method=st|static",
                "wait link:sim-e|sim-eth0.carrier="
            })
    void bashCompletesWhatIsTyped(String typed, String completed, @TempDir Path folder) throws Exception {
        Path script = folder.resolve("uplink");
        String command = OneCommand.command(List.of()).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Files.writeString(script, "#!/bin/sh\nexec " + command + " --backend sim \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        String line = script + " " + typed;
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source '" + OneCommand.ROOT + "/docs/uplink-completion.bash'; COMP_LINE='" + line
                                + "'; COMP_POINT=${#COMP_LINE}; _uplink; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .start();
        assertThat(OneCommand.answer(bash).out().lines()).containsExactly(completed);
    }
}
