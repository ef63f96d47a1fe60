// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uplink.service.shell.help.Help;
import uplink.service.shell.settings.Key;
import uplink.service.shell.settings.Keys;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.Verb;

/** The page of commands is what the tables say; {@code -Duplink.rewrite=true} writes it anew. */
class CommandsPageTest {
    private static final Path PAGE = Path.of("../../docs/commands.md");
    private static final String BEGIN = "<!-- From the tables in the code, by CommandsPageTest. -->\n";

    @Test
    void thePageOfCommandsIsWhatTheTablesSay() throws Exception {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String wanted = head + commands() + keys();
        if (Boolean.getBoolean("uplink.rewrite")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    private static String commands() {
        StringBuilder out = new StringBuilder();
        for (Verb verb : Verb.shown()) {
            out.append("\n### ")
                    .append(verb.word())
                    .append("\n\n`uplink ")
                    .append(verb.form())
                    .append("`: ");
            out.append(verb.purpose()).append(".\n");
            if (!Help.more(verb).isEmpty()) {
                out.append("\n```\n").append(String.join("\n", Help.more(verb))).append("\n```\n");
            }
            if (!verb.options().isEmpty()) {
                out.append("\n| Option | |\n|---|---|\n");
                verb.options()
                        .forEach(option -> out.append("| `" + option.form() + "` | " + option.purpose() + " |\n"));
            }
            if (!verb.examples().isEmpty()) {
                out.append(verb.examples().stream()
                        .map(example -> "uplink " + example)
                        .collect(Collectors.joining("\n", "\n```\n", "\n```\n")));
            }
        }
        return out + "\n## Options of every command\n\n| Option | |\n|---|---|\n"
                + Stream.of(Option.BACKEND, Option.DEBUG, Option.HELP)
                        .map(option -> "| `" + option.form() + "` | " + option.purpose() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String keys() {
        StringBuilder out = new StringBuilder("\n## Keys of set and add\n\n| Key | Value | |\n|---|---|---|\n");
        for (Key key : Keys.every()) {
            out.append(
                    "| `" + key.name() + "` | `" + key.values().replace("|", "\\|") + "` | " + key.purpose() + " |\n");
        }
        return out.toString();
    }
}
