// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be asked. */
enum Verb {
    STATUS("", "how this machine is connected", Set.of()),
    PROFILES("[ID]", "what may be connected", Set.of()),
    LINKS("[ID]", "what carries bytes", Set.of()),
    WATCH("", "what changes, as it changes", Set.of("--count", "--for")),
    BACKENDS("", "who describes this machine", Set.of()),
    HELP("", "this list", Set.of());

    private final String operand;
    private final String purpose;
    private final Set<String> options;

    Verb(String operand, String purpose, Set<String> options) {
        this.operand = operand;
        this.purpose = purpose;
        this.options = options;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesOperand() {
        return !operand.isEmpty();
    }

    /** Options with a number behind them that only this verb takes. */
    Set<String> options() {
        return options;
    }

    static Verb of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "there is no command '" + word + "'" + Near.to(word, words()) + "; there is " + list(words())));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }

    static String help() {
        String lines = Arrays.stream(values())
                .map(verb -> String.format("  %-18s%s%n", verb.word() + " " + verb.operand, verb.purpose))
                .collect(Collectors.joining());
        return "uplink [--backend NAME] COMMAND [--json]\n\n" + lines
                + "\n  watch --count N    ends after N lines\n  watch --for S      ends after S seconds\n"
                + "\nWithout a command: a shell with the same commands. ID is an id, key, name, interface, or the beginning of one.\n"
                + "Exit status: 0 done, 1 failed, 2 wrong usage.\n";
    }

    static String list(List<String> words) {
        return String.join(", ", words);
    }
}
