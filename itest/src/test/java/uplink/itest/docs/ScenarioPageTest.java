// SPDX-License-Identifier: Apache-2.0
package uplink.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uplink.sim.Simulator;
import uplink.sim.scenario.Acts;

class ScenarioPageTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)[^|]* \\| [^|]+ \\| `([^`]+)` \\|$", Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile("^```\\n(name .*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SHIPPED = Pattern.compile("^\\| `([a-z0-9-]+)` \\| [^|]+ \\|$", Pattern.MULTILINE);

    private final String page;

    ScenarioPageTest() throws IOException {
        page = Files.readString(Path.of(System.getProperty("uplink.root", ".."), "docs/scenarios.md"));
    }

    @Test
    void everyActIsOnThePage() {
        Set<String> described =
                ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> acts = new TreeSet<>(Acts.words());
        acts.add("flap");
        assertThat(described).isEqualTo(acts);
    }

    @Test
    void everyExampleCanBePlayed() {
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        assertThat(rows).hasSizeGreaterThan(35).allSatisfy(row -> {
            assertThat(row.group(2)).startsWith(row.group(1));
            play(row.group(2));
        });
        List<MatchResult> examples = FENCE.matcher(page).results().toList();
        assertThat(examples).hasSize(1).allSatisfy(example -> play(example.group(1)));
    }

    @Test
    void whatShipsIsOnThePage() {
        String table = page.substring(page.indexOf("## What ships"));
        assertThat(SHIPPED.matcher(table).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(new Simulator().scenarios());
    }

    private static void play(String text) {
        Simulator simulator = new Simulator();
        simulator.play(text);
        simulator.finish();
    }
}
