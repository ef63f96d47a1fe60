// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import uplink.manager.Lease;
import uplink.profile.spi.CommandContext;

/** One call of open, from its begin until its lease is granted or its caller gives up. Guarded by the {@link LeaseBook}. */
final class Opening {
    final Bundle caller;
    final String profile;
    final Duration linger;
    final CompletableFuture<Lease> granted = new CompletableFuture<>();

    /** The lease that {@link #granted} is, or will be, completed with. */
    @Nullable
    HeldLease lease;

    /** Nobody waits for it any more. */
    boolean over;

    Opening(Bundle caller, String profile, Duration linger) {
        this.caller = caller;
        this.profile = profile;
        this.linger = linger;
    }

    /** Tells whoever waits what came of it; {@code failure} counts only without a lease. */
    void answer(@Nullable Throwable failure) {
        if (lease != null) {
            granted.complete(lease);
        } else if (failure != null) {
            boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
            granted.completeExceptionally(wrapped ? failure.getCause() : failure);
        }
    }

    /** What this opening adds to an attempt. */
    record Waiting(Opening opening, CommandContext context) {}
}
