// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Optional;

/** A call was refused or failed; the message is one line that says what was wrong and what is allowed. Holds no secret. */
public class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String subject;
    private final String word;

    /** A failure that nobody else explains. */
    public ConnectionException(ErrorCode code, String subject, String message) {
        this(code, subject, message, "");
    }

    /**
     * A failure explained by a daemon or the kernel.
     *
     * @param subject link, profile or route that it is about; empty when none
     * @param word the daemon's own word, such as a D-Bus error name; may be empty
     */
    public ConnectionException(ErrorCode code, String subject, String message, String word) {
        super(message);
        this.code = code;
        this.subject = subject;
        this.word = word;
    }

    /** The kind of failure, for programs. */
    public ErrorCode code() {
        return code;
    }

    /** Link, profile or route that it is about. */
    public Optional<String> subject() {
        return subject.isEmpty() ? Optional.empty() : Optional.of(subject);
    }

    /** The daemon's own word. */
    public Optional<String> word() {
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    }

    /** May the same call work later without anybody changing anything. */
    public boolean retryable() {
        return switch (code) {
            case BUSY, NO_REPLY, TIMED_OUT, UNAVAILABLE, GONE, EXHAUSTED, STALE -> true;
            default -> false;
        };
    }
}
