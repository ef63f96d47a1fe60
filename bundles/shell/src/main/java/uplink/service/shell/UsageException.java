// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

/** The command line asks for something that there is not: the message is one line that says what is possible. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
