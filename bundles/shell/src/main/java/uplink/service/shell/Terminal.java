// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import uplink.profile.Secret;
import uplink.service.shell.text.Style;

/**
 * Where a command is typed.
 *
 * @param out what it answers
 * @param error what went wrong
 * @param style of {@code out}
 * @param folder where relative file names begin
 * @param asking who answers when a secret is needed
 * @param lasting belongs to a runtime that stays; otherwise a command only observes
 */
public record Terminal(PrintStream out, PrintStream error, Style style, Path folder, Asking asking, boolean lasting) {
    /** Somebody at a prompt, or standard input. */
    @FunctionalInterface
    public interface Asking {
        /** Nobody is there. */
        Asking NOBODY = prompt -> Optional.empty();

        /** Blocks until there is an answer; empty when there is none. */
        Optional<Secret> secret(String prompt);
    }
}
