// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A command that a bundle brings and that stands beside the command line's own: with a place in the help, options that are checked
 * before it runs, JSON, and bytes. One that prints lines needs no more than {@link ShellCommand}. Register it as a service with the
 * property {@link ShellCommand#WORD}. Called on a thread that may block; an interrupt calls it off.
 */
@ConsumerType
public interface BroughtCommand {
    /** Where it stands in the help. */
    Group group();

    /** What it does, in a few words without a full stop. */
    String purpose();

    /** One line per form, each beginning behind the word and without options: {@code [HOST]}. Never empty. */
    List<String> forms();

    /** What may be added. */
    List<Option> options();

    /** What the forms have no room for, in lines. */
    List<String> more();

    /** Lines as they are typed, without {@code uplink} in front. */
    List<String> examples();

    /** What may stand behind {@code operands}, for completion. */
    List<String> next(List<String> operands);

    /** What may stand behind the option of that word, for completion. */
    List<String> values(String option);

    /**
     * Carries it out.
     *
     * @throws IllegalArgumentException of wrong usage, in one line that says what is possible
     * @throws uplink.profile.ConnectionException when it failed
     */
    void run(Typed typed, Answer answer);

    /** Where a command stands in the help. */
    enum Group {
        /** Changes nothing. */
        LOOK,
        /** Changes what is there. */
        CHANGE,
        /** The rest. */
        OTHER
    }

    /**
     * What may be added to a command.
     *
     * @param word as it is typed, such as {@code --json}
     * @param value name of what stands behind it, empty when nothing does; of {@code N} and {@code SECONDS} a number is wanted
     * @param purpose what it does, in a few words
     */
    record Option(String word, String value, String purpose) {}

    /**
     * What was typed.
     *
     * @param operands what stands behind the command's word
     * @param options words of the options that were given, with their values
     * @param folder relative file names begin here
     */
    record Typed(List<String> operands, Map<String, String> options, Path folder) {
        public Typed {
            operands = List.copyOf(operands);
            options = Map.copyOf(options);
        }

        /** Was it given. */
        public boolean has(String option) {
            return options.containsKey(option);
        }

        /** What stands behind an option. */
        public Optional<String> value(String option) {
            return Optional.ofNullable(options.get(option));
        }
    }

    /** Takes the answer as it comes. */
    @ProviderType
    interface Answer {
        /** Prints a line to standard output. */
        void line(String text);

        /** Prints a line for people to standard error. */
        void aside(String text);

        /** Prints one JSON document of maps, lists, text, numbers, truth values and {@code null}. */
        void document(@Nullable Object document);

        /** What is printed may hold symbols beyond ASCII. */
        boolean symbols();

        /** Standard output, byte for byte; is not to be closed. */
        OutputStream bytes();
    }
}
