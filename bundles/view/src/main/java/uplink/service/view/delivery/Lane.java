// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls its stations one after the other, never two at a time. Its lock is never held during a call. */
public final class Lane implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final String owner;
    private final Executor pool;
    private final Patience patience;
    private final List<Station> stations = new ArrayList<>();
    private boolean scheduled;
    private boolean woken;
    private @Nullable Station inCall;
    private @Nullable Thread caller;

    /** {@code owner} names bundle and service in logs. */
    Lane(String owner, Executor pool, Patience patience) {
        this.owner = owner;
        this.pool = pool;
        this.patience = patience;
    }

    /** Adds a receiver and calls it soon. */
    synchronized void join(Station station) {
        stations.add(station);
        wake();
    }

    /** There may be something new. True when nothing was being done, so that it begins only now. */
    public synchronized boolean wake() {
        woken = true;
        if (scheduled || stations.isEmpty()) {
            return false;
        }
        scheduled = true;
        pool.execute(this);
        return true;
    }

    /** Has no station any more. */
    synchronized boolean deserted() {
        return stations.isEmpty();
    }

    @Override
    public void run() {
        boolean more = false;
        for (Station station : begin()) {
            if (enter(station)) {
                try {
                    more |= station.step();
                } catch (RuntimeException | Error thrown) {
                    LOG.warn("{} threw, and goes on being told", owner, thrown);
                    more = true;
                } finally {
                    exit();
                }
            }
        }
        end(more);
    }

    private synchronized List<Station> begin() {
        woken = false;
        return List.copyOf(stations);
    }

    private synchronized void end(boolean more) {
        scheduled = false;
        if (more || woken) {
            wake();
        }
    }

    private synchronized boolean enter(Station station) {
        if (station.closed()) {
            return false;
        }
        inCall = station;
        caller = Thread.currentThread();
        return true;
    }

    private synchronized void exit() {
        inCall = null;
        caller = null;
        notifyAll();
    }

    void leave(Station station) {
        leave(station, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience.millis()));
    }

    synchronized void leave(Station station, long deadline) {
        stations.remove(station);
        while (inCall == station && caller != Thread.currentThread()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || !waited(left)) {
                patience.exhaust();
                blame();
                return;
            }
        }
    }

    private boolean waited(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void blame() {
        Thread thread = caller;
        if (thread != null) {
            StringBuilder stack = new StringBuilder();
            for (StackTraceElement frame : thread.getStackTrace()) {
                stack.append("\n\tat ").append(frame);
            }
            LOG.warn(
                    "{} left while its listener is in a call that does not end; its thread {}:{}",
                    owner,
                    thread.getName(),
                    stack);
        }
    }

    @Override
    public String toString() {
        return owner;
    }
}
