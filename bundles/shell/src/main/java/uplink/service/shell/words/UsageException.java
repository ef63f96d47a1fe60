// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

import java.util.List;

/** The command line asks for something that there is not: the message is one line that says what is possible. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Nobody knows {@code word}; {@code words} are those that somebody knows. */
    public static UsageException noCommand(String word, List<String> words) {
        return new UsageException(
                "there is no command '" + word + "'" + Near.to(word, words) + "; 'uplink help' lists them all");
    }

    /** {@code message} stands behind {@code uplink:}. */
    public UsageException(String message) {
        super(message);
    }
}
