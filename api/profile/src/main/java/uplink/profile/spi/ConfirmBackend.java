// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps what was there before a change that wants a {@code Confirm}, and brings it back when nobody confirms. Registered beside the
 * {@link ProfileBackend} of a backend that states {@code CONFIRM}. The time runs in whatever outlives a crash: a daemon's
 * checkpoint, or a journal that is read at the next start.
 */
@ConsumerType
public interface ConfirmBackend extends AreaBackend {
    /** Ids of the profiles whose change waits to be confirmed. Does not block. */
    Set<String> unconfirmed();

    /** Keeps the change of profile {@code id}; fails with NOT_FOUND when none waits. */
    CompletionStage<Void> confirm(String id, CommandContext context);

    /** Undoes the change of profile {@code id} at once; fails with NOT_FOUND when none waits. */
    CompletionStage<Void> revert(String id, CommandContext context);
}
