// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ShellCommand;
import uplink.service.shell.area.LineCommand;

class DemoTest {
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

    private final List<String> played = new ArrayList<>();

    @Test
    void everyStepOfTheGuideIsNamedOnceEvenWhereItFails() {
        FakeAreas areas = new FakeAreas(Networks.SIMULATED);
        areas.commands.put("sim", new LineCommand(new Played(), BroughtCommand.Group.OTHER));
        Typed typed = new Typed(areas);
        assertThat(typed.run("demo")).isEqualTo(1);
        SECTIONS.forEach((section, steps) -> {
            for (int step = 1; step <= steps; step++) {
                assertThat(typed.out()).containsOnlyOnce("\n  " + section + step + " ");
            }
        });
        assertThat(typed.out()).containsPattern("105 steps, [0-9]+ as the guide says, [1-9][0-9]* not\n$");
        assertThat(typed.error()).contains("did not answer as the guide says").hasLineCount(1);
        assertThat(played)
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.startsWith("[play, ") && line.endsWith(".txt, --at-once]"));
    }

    @Test
    void itRunsOnTheSimulatorAlone() {
        Typed typed = new Typed(new FakeAreas(Networks.GATEWAY));
        assertThat(typed.run("demo")).isEqualTo(1);
        assertThat(typed.error())
                .startsWith("uplink: the demo changes everything it sees")
                .hasLineCount(1);
        assertThat(typed.out()).isEmpty();
    }

    private final class Played implements ShellCommand {
        @Override
        public String purpose() {
            return "plays";
        }

        @Override
        public List<String> forms() {
            return List.of("play FILE");
        }

        @Override
        public List<String> next(List<String> words) {
            return List.of("play");
        }

        @Override
        public void run(List<String> words, Path folder, Consumer<String> out) {
            played.add(words.toString());
        }
    }
}
