// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that contradict themselves or the standards. Names every field that is wrong; nothing was applied. */
public final class InvalidSettingsException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One wrong field.
     *
     * @param field its path: {@code ipv4.gateway}, {@code wifi.passphrase}
     * @param message what is wrong and what is allowed; never a secret
     */
    public record Problem(String field, String message) {
        @Override
        public String toString() {
            return field + ": " + message;
        }
    }

    /** {@code problems} are at least one. */
    public InvalidSettingsException(String subject, List<Problem> problems) {
        super(
                ErrorCode.INVALID_ARGUMENT,
                subject,
                problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Every wrong field, in the order of the settings. */
    public List<Problem> problems() {
        return problems;
    }
}
