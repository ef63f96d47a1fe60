// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

/** A line is not what the protocol allows: the message says where, and what is allowed; it quotes nothing of the line. */
public final class MalformedLineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public MalformedLineException(String message) {
        super(message);
    }
}
