// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uplink.profile.spi.ShellCommand;
import uplink.service.shell.help.Help;
import uplink.service.shell.words.UsageException;
import uplink.service.shell.words.Verb;

/** A command that a bundle brings, and the words behind it. */
record Brought(String word, List<String> words, List<ShellCommand> command) {
    /** Options that the launcher understands stand anywhere, and are not for the command. */
    static Brought of(List<String> typed, Map<String, ShellCommand> brought) {
        List<String> words = new ArrayList<>(typed);
        int backend = words.indexOf("--backend");
        if (backend >= 0 && backend + 1 < words.size()) {
            words.remove(backend + 1);
            words.remove(backend);
        }
        words.remove("--debug");
        String word = words.isEmpty() ? "" : words.remove(0);
        ShellCommand command = Verb.of(word).isPresent() ? null : brought.get(word);
        return new Brought(word, words, command == null ? List.of() : List.of(command));
    }

    /** Neither that nor one of the shell's own. */
    boolean unknown() {
        return !named()
                && !word.isEmpty()
                && !word.startsWith("-")
                && (Verb.of(word).isEmpty() || word.equals(Verb.HELP.word()));
    }

    boolean named() {
        return !command.isEmpty();
    }

    void run(Call call) {
        if (words.contains("--help") || words.contains("-h")) {
            call.terminal().out().print(Help.brought(word, command.get(0)));
            return;
        }
        try {
            Terminal terminal = call.terminal();
            command.get(0).run(words, terminal.folder(), terminal.style().symbols(), call::say);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(word + ": " + wrong.getMessage());
        }
    }
}
