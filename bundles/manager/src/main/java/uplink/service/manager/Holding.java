// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uplink.manager.Lease.End;
import uplink.profile.View;

/** What leases have to do with one profile. Guarded by the {@link LeaseBook}. */
final class Holding {
    final String profile;
    final List<HeldLease> leases = new ArrayList<>();

    /** It is up because of leases, so it goes down after the last one. */
    boolean broughtUp;

    /** Somebody brought it up to stay while an attempt was under way. */
    boolean kept;

    /** Somebody takes it down: what is lost now is lost by that. */
    boolean disconnecting;

    /** Under way, and somebody waits for it. */
    @Nullable
    Attempt attempt;

    /** It is on its way down, or an attempt is being called off: who opens now waits for this. */
    @Nullable
    CompletableFuture<Void> turning;

    /** Takes it down later. */
    @Nullable
    Future<?> linger;

    Holding(String profile) {
        this.profile = profile;
    }

    HeldLease grant(Opening opening, View view, Consumer<HeldLease> closer) {
        HeldLease lease = new HeldLease(opening, !broughtUp, view, closer);
        stayUp();
        leases.add(lease);
        opening.lease = lease;
        return lease;
    }

    /** The leases that {@code view} ends, and why. */
    Map<HeldLease, End> losses(View view) {
        Map<HeldLease, End> losses = new LinkedHashMap<>();
        for (HeldLease lease : leases) {
            lease.lossIn(view)
                    .ifPresent(why -> losses.put(lease, disconnecting && why == End.LOST ? End.DISCONNECTED : why));
        }
        return losses;
    }

    /** Begins to turn. */
    void turn() {
        turning = new CompletableFuture<>();
    }

    void stayUp() {
        if (linger != null) {
            linger.cancel(false);
            linger = null;
        }
    }

    boolean idle() {
        return leases.isEmpty() && attempt == null && turning == null;
    }
}
