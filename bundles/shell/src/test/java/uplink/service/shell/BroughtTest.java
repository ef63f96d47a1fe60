// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.profile.spi.BroughtCommand;
import uplink.service.shell.help.Completion;

/** A command that a bundle brings, as the command line treats it. */
class BroughtTest {
    private final FakeAreas areas = new FakeAreas(Networks.GATEWAY);
    private final Typed typed = new Typed(areas);

    @BeforeEach
    void bring() {
        areas.commands.put("ping", new Ping(BroughtCommand.Group.LOOK));
        areas.commands.put("tidy", new Ping(BroughtCommand.Group.OTHER));
    }

    @Test
    void itsOptionsAndOperandsArriveAsTheyWereTyped() {
        assertThat(typed.run("ping", "--count", "3", "a", "--via=eth0", "b", "--", "--c"))
                .isZero();
        assertThat(typed.out()).isEqualTo("[a, b, --c] {--count=3, --via=eth0}\n\u00ff");
        assertThat(typed.error()).isEqualTo("aside\n");
        assertThat(typed.run("--debug", "ping", "--json", "--backend", "sim")).isZero();
        assertThat(typed.out()).startsWith("{\n  \"operands\": []");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ping --vai x|ping does not take --vai, did you mean '--via'?; it takes --count, --via, --json",
                "ping --count 0|--count wants a number above 0, not '0'",
                "ping --via|--via wants ID behind it",
                "ping --json=1|--json takes nothing behind it, not '1'",
                "ping wrong|ping: wrong is not right",
                "pin|there is no command 'pin', did you mean 'ping'?; 'uplink help' lists them all"
            })
    void wrongUsageIsOneLine(String words, String message) {
        assertThat(typed.run(words.split(" "))).isEqualTo(2);
        assertThat(typed.error()).isEqualTo("uplink: " + message + "\n");
    }

    @Test
    void itStandsInItsGroupBeforeWhatEndsTheShell() {
        assertThat(typed.run("help")).isZero();
        List<String> lines = typed.out().lines().map(String::trim).toList();
        assertThat(position(lines, "ping HOST")).isBetween(position(lines, "wait"), position(lines, "open"));
        assertThat(position(lines, "tidy")).isBetween(position(lines, "unlock"), position(lines, "demo"));
        assertThat(position(lines, "exit")).isGreaterThan(position(lines, "tidy"));
        assertThat(typed.run("help", "ping")).isZero();
        assertThat(typed.out())
                .contains("uplink ping HOST\n", "  --via ID ", "  --debug ", "  more of it\n", "  uplink ping a\n");
        String help = typed.out();
        assertThat(typed.run("ping", "--help")).isZero();
        assertThat(typed.out()).isEqualTo(help);
    }

    private static int position(List<String> lines, String begin) {
        List<String> found =
                lines.stream().filter(line -> line.startsWith(begin)).toList();
        assertThat(found).as(begin).hasSize(1);
        return lines.indexOf(found.get(0));
    }

    @Test
    void itIsCompleted() {
        Completion completion = new Completion(Networks.GATEWAY, areas.commands);
        assertThat(completion.of(List.of("pi"))).containsExactly("ping");
        assertThat(completion.of(List.of("ping", "--v"))).containsExactly("--via");
        assertThat(completion.of(List.of("ping", "--via", "--v"))).isEmpty();
        assertThat(completion.of(List.of("ping", "--via", ""))).containsExactly("eth0");
        assertThat(completion.of(List.of("ping", "--via", "eth0", "h"))).containsExactly("host");
        assertThat(completion.of(List.of("ping", "host", ""))).isEmpty();
    }

    private record Ping(Group group) implements BroughtCommand {
        @Override
        public String purpose() {
            return "asks";
        }

        @Override
        public List<String> forms() {
            return List.of("HOST");
        }

        @Override
        public List<Option> options() {
            return List.of(
                    new Option("--count", "N", "how often"),
                    new Option("--via", "ID", "by what"),
                    new Option("--json", "", "for programs"));
        }

        @Override
        public List<String> more() {
            return List.of("more of it");
        }

        @Override
        public List<String> examples() {
            return List.of("ping a");
        }

        @Override
        public List<String> next(List<String> operands) {
            return operands.isEmpty() ? List.of("host") : List.of();
        }

        @Override
        public List<String> values(String option) {
            return List.of("eth0");
        }

        @Override
        public void run(BroughtCommand.Typed words, Answer answer) {
            if (words.operands().contains("wrong")) {
                throw new IllegalArgumentException("wrong is not right");
            }
            if (words.has("--json")) {
                answer.document(Map.of("operands", words.operands()));
                return;
            }
            answer.line(words.operands() + " " + new TreeMap<>(words.options()));
            answer.aside("aside");
            try {
                answer.bytes().write(new byte[] {(byte) 0xc3, (byte) 0xbf});
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
