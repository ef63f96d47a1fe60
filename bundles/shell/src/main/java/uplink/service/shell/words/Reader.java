// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads words by the tables of {@link Verb} and {@link Option}. Used once. */
final class Reader {
    private static final String END = "--";

    private final List<String> words;
    private final List<String> brought;
    private final Map<Option, String> options = new EnumMap<>(Option.class);

    Reader(List<String> words, List<String> brought) {
        this.words = words;
        this.brought = brought;
    }

    CommandLine read() {
        List<String> plain = split(words, options);
        if (plain.isEmpty()) {
            return new CommandLine(Verb.HELP, List.of(), options);
        }
        Verb verb = verb(plain.get(0));
        List<String> operands = plain.subList(1, plain.size());
        if (options.containsKey(Option.HELP)) {
            return new CommandLine(Verb.HELP, verb == Verb.HELP ? operands : List.of(verb.word()), options);
        }
        check(verb, operands);
        return new CommandLine(verb, operands, options);
    }

    private Verb verb(String word) {
        return Verb.of(word).orElseThrow(() -> {
            List<String> all = Stream.concat(Verb.shown().stream().map(Verb::word), brought.stream())
                    .toList();
            return UsageException.noCommand(word, all);
        });
    }

    private void check(Verb verb, List<String> operands) {
        List<String> wanted = verb.operands();
        if (operands.size() < verb.least()) {
            throw new UsageException(
                    verb.word() + " wants " + wanted.get(operands.size()) + " behind it: " + "uplink " + verb.form());
        }
        if (operands.size() > verb.most()) {
            throw new UsageException(verb.word() + " takes " + (wanted.isEmpty() ? "nothing" : String.join(" ", wanted))
                    + " behind it, not '" + operands.get(verb.most()) + "'");
        }
        for (Option option : options.keySet()) {
            if (!verb.options().contains(option) && !Option.EVERYWHERE.contains(option)) {
                throw new UsageException(verb.word() + " does not take " + option.word() + "; " + takers(option));
            }
        }
    }

    private static String takers(Option option) {
        return "it is for "
                + Verb.list(Verb.shown().stream()
                        .filter(verb -> verb.options().contains(option))
                        .map(Verb::word)
                        .toList());
    }

    /** Takes the options out; what is left are plain words. */
    static List<String> split(List<String> words, Map<Option, String> options) {
        List<String> plain = new ArrayList<>();
        for (int next = 0; next < words.size(); next++) {
            String word = words.get(next);
            if (word.equals(END)) {
                plain.addAll(words.subList(next + 1, words.size()));
                return plain;
            }
            if (!word.startsWith("-") || word.length() == 1) {
                plain.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            Option option = option(equals < 0 ? word : word.substring(0, equals));
            if (option.value().isEmpty() || equals >= 0) {
                options.put(option, value(option, equals < 0 ? "" : word.substring(equals + 1), equals >= 0));
            } else {
                next++;
                options.put(option, value(option, next < words.size() ? words.get(next) : "", next < words.size()));
            }
        }
        return plain;
    }

    private static Option option(String word) {
        return Option.of(word).orElseThrow(() -> {
            List<String> all = Arrays.stream(Option.values()).map(Option::word).toList();
            return new UsageException(
                    "there is no option '" + word + "'" + Near.to(word, all) + "; there is " + Verb.list(all));
        });
    }

    private static String value(Option option, String text, boolean given) {
        if (option.value().isEmpty() && given) {
            throw new UsageException(option.word() + " takes nothing behind it, not '" + text + "'");
        }
        if (option.number() && (!given || !text.matches("[0-9]{1,9}") || Long.parseLong(text) == 0)) {
            throw new UsageException(option.word() + " wants a number above 0" + (given ? ", not '" + text + "'" : ""));
        }
        if (!option.value().isEmpty() && (!given || text.isEmpty())) {
            throw new UsageException(option.word() + " wants " + option.value() + " behind it");
        }
        if (option == Option.BACKEND) {
            backend(text);
        }
        return text;
    }

    private static void backend(String names) {
        for (String name : names.split(",", -1)) {
            if (!CommandLine.BACKENDS.contains(name)) {
                throw new UsageException("there is no backend '" + name + "'" + Near.to(name, CommandLine.BACKENDS)
                        + "; there is " + Verb.list(CommandLine.BACKENDS));
            }
        }
    }
}
