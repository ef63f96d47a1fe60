// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** A connection did not come up. Tizen {@code DHCP_FAILED}, {@code INVALID_KEY} and what it could not tell apart. */
public final class OpenFailedException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** {@code subject} is the profile. */
    public OpenFailedException(String subject, Failure failure) {
        super(ErrorCode.OPEN_FAILED, subject, subject + " did not connect: " + failure, failure.detail());
        this.failure = failure;
    }

    /** How far it came, why it stopped, and what helps. */
    public Failure failure() {
        return failure;
    }

    @Override
    public boolean retryable() {
        return failure.remedy() != Failure.Remedy.FIX;
    }
}
