// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.BroughtCommand.Typed;

/** Reads what stands behind the word of a command that a bundle brings, by that command's own table of options. Used once. */
public final class BroughtWords {
    private static final String END = "--";

    private final String command;
    private final List<BroughtCommand.Option> known;
    private final List<String> operands = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    /** Of the command of that word, with those options. */
    public BroughtWords(String command, List<BroughtCommand.Option> known) {
        this.command = command;
        this.known = known;
    }

    /**
     * Reads them.
     *
     * @throws UsageException naming the first word that is wrong, and what is possible
     */
    public Typed read(List<String> words, Path folder) {
        for (int next = 0; next < words.size(); next++) {
            String word = words.get(next);
            if (word.equals(END)) {
                operands.addAll(words.subList(next + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.length() == 1) {
                operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            BroughtCommand.Option option = option(equals < 0 ? word : word.substring(0, equals));
            if (option.value().isEmpty() || equals >= 0) {
                put(option, equals < 0 ? "" : word.substring(equals + 1), equals >= 0);
            } else {
                next++;
                put(option, next < words.size() ? words.get(next) : "", next < words.size());
            }
        }
        return new Typed(operands, options, folder);
    }

    private BroughtCommand.Option option(String word) {
        List<String> all = known.stream().map(BroughtCommand.Option::word).toList();
        return known.stream()
                .filter(option -> option.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException(command + " does not take " + word + Near.to(word, all)
                        + (all.isEmpty() ? "" : "; it takes " + Verb.list(all))));
    }

    private void put(BroughtCommand.Option option, String text, boolean given) {
        boolean number = option.value().equals("N") || option.value().equals("SECONDS");
        if (option.value().isEmpty() && given) {
            throw new UsageException(option.word() + " takes nothing behind it, not '" + text + "'");
        }
        if (number && (!given || !text.matches("[0-9]{1,9}") || Long.parseLong(text) == 0)) {
            throw new UsageException(option.word() + " wants a number above 0" + (given ? ", not '" + text + "'" : ""));
        }
        if (!option.value().isEmpty() && (!given || text.isEmpty())) {
            throw new UsageException(option.word() + " wants " + option.value() + " behind it");
        }
        options.put(option.word(), text);
    }
}
