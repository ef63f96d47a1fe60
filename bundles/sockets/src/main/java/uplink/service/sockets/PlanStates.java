// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.statistics.QuotaState;
import uplink.statistics.spi.Quotas;

/** How far the plans of links are used up, as long as somebody counts. Runs its watcher when that may have changed. Safe for any thread. */
final class PlanStates {
    private record Bound(Quotas quotas, Subscription changes) {}

    private final Runnable watcher;
    private volatile @Nullable Bound bound;

    PlanStates(Runnable watcher) {
        this.watcher = watcher;
    }

    void bind(Quotas quotas) {
        Bound before = bound;
        bound = new Bound(quotas, quotas.watch(watcher));
        if (before != null) {
            before.changes.close();
        }
        watcher.run();
    }

    /** A greedy reference binds the next one first: then it stays. */
    void unbind(Quotas quotas) {
        Bound last = bound;
        if (last != null && last.quotas == quotas) {
            bound = null;
            last.changes.close();
            watcher.run();
        }
    }

    /** By key of the link; of links without a plan nothing. */
    Map<String, QuotaState> of(View view) {
        Bound now = bound;
        return now == null ? Map.of() : now.quotas.states(view);
    }
}
