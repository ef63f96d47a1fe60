// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.words;

/** The command line asks for something that there is not: the message is one line that says what is possible. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code message} stands behind {@code uplink:}. */
    public UsageException(String message) {
        super(message);
    }
}
