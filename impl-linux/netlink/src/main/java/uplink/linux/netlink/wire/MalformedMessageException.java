// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

/** Bytes that are no message of their kind: a length that does not fit, or an attribute of the wrong size. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code message} says what does not fit. */
    public MalformedMessageException(String message) {
        super(message);
    }
}
