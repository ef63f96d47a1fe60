// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

/** It cannot start so: the message is one line that says what to do. */
final class UnfitException extends Exception {
    static final int FAILED = 1;
    static final int USAGE = 2;
    private static final long serialVersionUID = 1L;

    private final int status;

    UnfitException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The exit status. */
    int status() {
        return status;
    }
}
