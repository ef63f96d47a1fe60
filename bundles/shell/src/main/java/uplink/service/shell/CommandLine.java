// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A command as it was typed. Pure.
 *
 * @param verb what is asked
 * @param operand of the verb that takes one
 * @param json for programs
 * @param debug with stack traces
 * @param count lines to watch
 * @param seconds to watch
 */
record CommandLine(
        Verb verb, Optional<String> operand, boolean json, boolean debug, OptionalLong count, OptionalLong seconds) {
    /** Backends that can be named. */
    static final List<String> BACKENDS = List.of("kernel", "sim");

    /**
     * Reads words.
     *
     * @throws UsageException naming the first word that is wrong, and what is possible
     */
    static CommandLine parse(List<String> words) {
        return new Reader(words).read();
    }

    private static final class Reader {
        private final List<String> words;
        private final List<String> plain = new ArrayList<>();
        private boolean json;
        private boolean debug;
        private boolean help;
        private OptionalLong count = OptionalLong.empty();
        private OptionalLong seconds = OptionalLong.empty();
        private int next;

        Reader(List<String> words) {
            this.words = words;
        }

        CommandLine read() {
            while (next < words.size()) {
                String word = words.get(next++);
                if (word.startsWith("-") && word.length() > 1) {
                    option(word);
                } else {
                    plain.add(word);
                }
            }
            Verb verb = help || plain.isEmpty() ? Verb.HELP : Verb.of(plain.get(0));
            check(verb);
            Optional<String> operand = plain.size() > 1 && !help ? Optional.of(plain.get(1)) : Optional.empty();
            return new CommandLine(verb, operand, json, debug, count, seconds);
        }

        private void option(String word) {
            switch (word) {
                case "--json" -> json = true;
                case "--debug" -> debug = true;
                case "--help", "-h" -> help = true;
                case "--backend" -> backend(value(word, "a name: " + Verb.list(BACKENDS)));
                case "--count" -> count = OptionalLong.of(number(word));
                case "--for" -> seconds = OptionalLong.of(number(word));
                default -> throw unknown(word);
            }
        }

        private static UsageException unknown(String word) {
            List<String> all = List.of("--json", "--backend", "--debug", "--help", "--count", "--for");
            return new UsageException(
                    "there is no option '" + word + "'" + Near.to(word, all) + "; there is " + Verb.list(all));
        }

        private void backend(String names) {
            for (String name : names.split(",", -1)) {
                if (!BACKENDS.contains(name)) {
                    throw new UsageException("there is no backend '" + name + "'" + Near.to(name, BACKENDS)
                            + "; there is " + Verb.list(BACKENDS));
                }
            }
        }

        private long number(String option) {
            String text = value(option, "a number above 0");
            if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) == 0) {
                throw new UsageException(option + " wants a number above 0, not '" + text + "'");
            }
            return Long.parseLong(text);
        }

        private String value(String option, String what) {
            if (next == words.size()) {
                throw new UsageException(option + " wants " + what);
            }
            return words.get(next++);
        }

        private void check(Verb verb) {
            if (help) {
                return;
            }
            int most = verb.takesOperand() ? 2 : 1;
            if (plain.size() > most) {
                throw new UsageException(verb.word() + " takes "
                        + (verb.takesOperand() ? "one ID" : "nothing behind it") + ", not '" + plain.get(most) + "'");
            }
            if (verb != Verb.WATCH && (count.isPresent() || seconds.isPresent())) {
                throw new UsageException("only watch takes "
                        + Verb.list(Verb.WATCH.options().stream().sorted().toList()));
            }
        }
    }
}
