// SPDX-License-Identifier: Apache-2.0
package uplink.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uplink.profile.spi.BroughtCommand;
import uplink.service.probe.shell.GetCommand;
import uplink.service.probe.shell.WhyCommand;
import uplink.service.shell.area.LineCommand;
import uplink.service.shell.help.BroughtHelp;
import uplink.service.shell.report.Report;
import uplink.service.statistics.shell.UsageCommand;
import uplink.sim.SimCommand;

/** The page of commands has what brought commands say of themselves; {@code -Duplink.rewrite=true} writes it anew. */
class BroughtPageTest {
    private static final Path PAGE = Path.of(System.getProperty("uplink.root", ".."), "docs/commands.md");
    private static final String BEGIN = "<!-- From what the bundles say, by BroughtPageTest. -->\n";
    private static final String END = "\n## The commands\n";

    @Test
    void thePageOfCommandsHasThoseThatBundlesBring() throws Exception {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + sections()
                + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("uplink.rewrite")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    /** What they say of themselves they say without the services that they ask. */
    private static Map<String, BroughtCommand> commands() {
        Map<String, BroughtCommand> commands = new TreeMap<>();
        commands.put("get", new GetCommand(null, null));
        commands.put("why", new WhyCommand(null, null, null));
        commands.put("report", new Report(null));
        commands.put("usage", new LineCommand(new UsageCommand(null), BroughtCommand.Group.LOOK));
        commands.put("sim", new LineCommand(new SimCommand(null), BroughtCommand.Group.OTHER));
        return commands;
    }

    private static String sections() {
        return commands().entrySet().stream()
                .map(entry -> section(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String section(String word, BroughtCommand command) {
        StringBuilder out = new StringBuilder("\n### " + word + "\n\n");
        out.append(command.forms().stream()
                        .map(form -> "`" + ("uplink " + word + " " + form).trim() + "`")
                        .collect(Collectors.joining(", ")))
                .append(": ")
                .append(command.purpose())
                .append(".\n");
        if (!command.more().isEmpty()) {
            out.append("\n```\n").append(String.join("\n", command.more())).append("\n```\n");
        }
        if (!command.options().isEmpty()) {
            out.append("\n| Option | |\n|---|---|\n");
            command.options()
                    .forEach(option ->
                            out.append("| `" + BroughtHelp.form(option) + "` | " + option.purpose() + " |\n"));
        }
        if (!command.examples().isEmpty()) {
            out.append(command.examples().stream()
                    .map(example -> "uplink " + example)
                    .collect(Collectors.joining("\n", "\n```\n", "\n```\n")));
        }
        return out.toString();
    }
}
