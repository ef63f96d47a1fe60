// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A command as it was typed, and checked against the table. Immutable.
 *
 * @param verb what is asked; {@link Verb#HELP} also where {@code --help} stands
 * @param operands what stands behind it
 * @param options those that stand anywhere, with their values
 */
public record CommandLine(Verb verb, List<String> operands, Map<Option, String> options) {
    /** Backends that can be named. */
    public static final List<String> BACKENDS = List.of("kernel", "networkmanager", "sim");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Checked by {@link Reader}. */
    public CommandLine {
        operands = List.copyOf(operands);
        options = Map.copyOf(options);
    }

    /**
     * Reads words.
     *
     * @throws UsageException naming the first word that is wrong, and what is possible
     */
    public static CommandLine parse(List<String> words) {
        return new Reader(words, List.of()).read();
    }

    /** The same, where {@code brought} are words of commands that bundles bring, to be named among what is possible. */
    public static CommandLine parse(List<String> words, List<String> brought) {
        return new Reader(words, brought).read();
    }

    /** Nothing but options that choose: then there is a shell. */
    public static boolean none(List<String> words) {
        Map<Option, String> options = new EnumMap<>(Option.class);
        List<String> rest = Reader.split(words, options);
        return rest.isEmpty()
                && options.keySet().stream().allMatch(one -> one == Option.BACKEND || one == Option.DEBUG);
    }

    /** Is this the first word behind options that choose: then what follows may be anything. */
    public static boolean begins(List<String> words, Verb verb) {
        int at = words.indexOf(verb.word());
        return at >= 0 && none(words.subList(0, at));
    }

    /** The operand at {@code index}, from 0. */
    public Optional<String> operand(int index) {
        return index < operands.size() ? Optional.of(operands.get(index)) : Optional.empty();
    }

    /** The first operand. */
    public Optional<String> operand() {
        return operand(0);
    }

    /** Was it given. */
    public boolean has(Option option) {
        return options.containsKey(option);
    }

    /** What stands behind an option. */
    public Optional<String> value(Option option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The number behind an option. */
    public OptionalLong number(Option option) {
        String text = options.get(option);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** For programs. */
    public boolean json() {
        return has(Option.JSON);
    }

    /** With stack traces. */
    public boolean debug() {
        return has(Option.DEBUG);
    }

    /** How long to wait: {@code --timeout}, else 120 s. */
    public Duration timeout() {
        OptionalLong seconds = number(Option.TIMEOUT);
        return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : PATIENCE;
    }
}
