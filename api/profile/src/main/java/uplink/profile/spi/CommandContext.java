// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Confirm;
import uplink.profile.SecretSource;

/** What a backend needs to know of who asks. Safe for any thread. */
@ProviderType
public interface CommandContext {
    /** Symbolic name of the asking bundle. */
    String requester();

    /** Time that is left; zero when it is over. */
    Duration remaining();

    /** Asked when a secret is missing; may block, so never from a thread that delivers events. */
    SecretSource secrets();

    /** Undo the change unless it is confirmed; only asked of a backend that states {@code CONFIRM}. */
    Optional<Confirm> confirm();

    /** Runs {@code action} once when the command is cancelled or its time is over; at once when it is already. */
    void onCancel(Runnable action);

    /** Somebody has called it off, or its time is over. */
    boolean cancelled();
}
