// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A command that a bundle brings to the command line beside the shell's own, such as {@code sim}. Register it as a service with the
 * property {@link #WORD}. Called on a thread that may block. One with options of its own, or that answers more than lines, is a {@link
 * BroughtCommand}.
 */
@ConsumerType
public interface ShellCommand {
    /** Service property with the command's word: lower-case letters. */
    String WORD = "uplink.command";

    /** Service property with the name of its {@link BroughtCommand.Group}; without it, it stands among the rest. */
    String GROUP = "uplink.command.group";

    /** What it does, in a few words without a full stop. */
    String purpose();

    /** One line per form, each beginning behind the word: {@code play FILE}. */
    List<String> forms();

    /** What may stand behind {@code words}, for completion. */
    List<String> next(List<String> words);

    /**
     * Carries it out.
     *
     * @param words what was typed behind the command's word
     * @param folder where it was typed; relative file names begin here
     * @param out takes lines as they come
     * @throws IllegalArgumentException of wrong usage, in one line that says what is possible
     * @throws uplink.profile.ConnectionException when it failed
     */
    void run(List<String> words, Path folder, Consumer<String> out);

    /** The same, where lines may hold {@code symbols} beyond ASCII or not; a command that draws with them takes this one too. */
    default void run(List<String> words, Path folder, boolean symbols, Consumer<String> out) {
        run(words, folder, out);
    }
}
