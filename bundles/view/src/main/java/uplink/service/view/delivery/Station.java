// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import uplink.profile.Subscription;

/** One receiver on a lane: is called when there may be something new, by one thread at a time. */
public abstract class Station implements Subscription {
    private final Lane lane;
    private volatile boolean closed;

    Station(Lane lane) {
        this.lane = lane;
    }

    /** Gives what is there now, at most one call; true when there is more already. */
    abstract boolean step();

    final boolean closed() {
        return closed;
    }

    final Lane lane() {
        return lane;
    }

    /** Starts no further call; waits at most 2 s for a running one, and never for its own thread. */
    @Override
    public final void close() {
        closed = true;
        lane.leave(this);
    }

    /** Like {@link #close}, without waiting. */
    final void abandon() {
        closed = true;
    }
}
