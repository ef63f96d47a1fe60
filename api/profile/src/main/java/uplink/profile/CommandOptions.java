// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Duration;
import java.util.Optional;

/**
 * How a command is carried out.
 *
 * @param timeout after this it ends with {@link ErrorCode#TIMED_OUT}; at least a millisecond
 * @param secrets asked when a backend needs a secret in the midst of it
 * @param confirm for changes only: undone unless confirmed
 */
public record CommandOptions(Duration timeout, SecretSource secrets, Optional<Confirm> confirm) {
    /** 120 s as Tizen's D-Bus time-out, no secrets, no confirmation. */
    public static final CommandOptions DEFAULT =
            new CommandOptions(Duration.ofSeconds(120), SecretSource.NONE, Optional.empty());

    public CommandOptions {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "a time-out of " + timeout + " is over before it begins, want at least 1 ms");
        }
    }

    /** The same with another time-out. */
    public CommandOptions timeout(Duration value) {
        return new CommandOptions(value, secrets, confirm);
    }

    /** The same with somebody who knows secrets. */
    public CommandOptions secrets(SecretSource value) {
        return new CommandOptions(timeout, value, confirm);
    }

    /** The same, undone unless confirmed. */
    public CommandOptions confirm(Confirm value) {
        return new CommandOptions(timeout, secrets, Optional.of(value));
    }
}
