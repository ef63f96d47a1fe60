// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Answers a backend that needs a secret in the midst of a command. */
@ConsumerType
@FunctionalInterface
public interface SecretSource {
    /** Knows none: a command that needs one fails with {@link Failure.Reason#NO_SECRET}. */
    SecretSource NONE = (subject, what, again) -> Optional.empty();

    /**
     * Called off the delivery lanes, and may block for as long as the command's time-out allows.
     *
     * @param subject profile or link that needs it
     * @param what which one, in the backend's words: {@code passphrase}, {@code pin}, {@code puk}, {@code password}
     * @param again the one given before was wrong
     * @return empty to give up
     */
    Optional<Secret> secret(String subject, String what, boolean again);
}
