// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.BroughtCommand.Typed;
import uplink.service.shell.area.LineCommand;
import uplink.service.shell.help.BroughtHelp;
import uplink.service.shell.words.BroughtWords;
import uplink.service.shell.words.UsageException;
import uplink.service.shell.words.Verb;

/** A command that a bundle brings, and the words behind it. */
record Brought(String word, List<String> words, List<BroughtCommand> command) {
    /** Options that the launcher understands stand anywhere, and are not for the command. */
    static Brought of(List<String> typed, Map<String, BroughtCommand> brought) {
        List<String> words = new ArrayList<>(typed);
        int backend = words.indexOf("--backend");
        if (backend >= 0 && backend + 1 < words.size()) {
            words.remove(backend + 1);
            words.remove(backend);
        }
        words.remove("--debug");
        String word = words.isEmpty() ? "" : words.remove(0);
        BroughtCommand command = Verb.of(word).isPresent() ? null : brought.get(word);
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

    void run(Terminal terminal) {
        BroughtCommand one = command.get(0);
        if (words.contains("--help") || words.contains("-h")) {
            terminal.out().print(new BroughtHelp(terminal.style()).of(word, one));
            return;
        }
        Typed typed = one instanceof LineCommand
                ? new Typed(words, Map.of(), terminal.folder())
                : new BroughtWords(word, one.options()).read(words, terminal.folder());
        try {
            one.run(typed, new TerminalAnswer(terminal));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(word + ": " + wrong.getMessage());
        }
    }
}
