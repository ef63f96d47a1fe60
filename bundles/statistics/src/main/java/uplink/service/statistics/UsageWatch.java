// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Subscription;
import uplink.service.statistics.book.Level;
import uplink.statistics.Threshold;
import uplink.statistics.Usage;
import uplink.statistics.UsageListener;

/** Tells one listener which of its thresholds are reached: one call at a time, on the delivery pool, never under a lock. */
final class UsageWatch implements Subscription {
    private static final Logger log = LoggerFactory.getLogger(UsageWatch.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** The turn of what is not reached. */
    private static final String NEVER = "";

    private final UsageListener listener;
    private final Function<Threshold, Optional<Level>> levels;
    private final Executor pool;

    /** In which turn each threshold was told; empty until the listener was asked. Only used by the one running call. */
    private final Map<Threshold, String> told = new HashMap<>();

    private boolean asked;
    private boolean woken;
    private boolean closed;
    private @Nullable Thread running;
    private boolean scheduled;

    UsageWatch(UsageListener listener, Function<Threshold, Optional<Level>> levels, Executor pool) {
        this.listener = listener;
        this.levels = levels;
        this.pool = pool;
    }

    /** There may be something new. */
    synchronized void wake() {
        woken = true;
        if (!scheduled && !closed) {
            scheduled = true;
            pool.execute(this::run);
        }
    }

    /** Something is still to be looked at. */
    synchronized boolean busy() {
        return scheduled || running != null;
    }

    /** Starts no further call, and waits for a running one at most 2 s, but never for its own thread. */
    @Override
    public synchronized void close() {
        closed = true;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (running != null && running != Thread.currentThread()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                log.warn("{} has left, and is still in a call", name());
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run() {
        while (enter()) {
            try {
                look();
            } catch (Throwable broken) { // a listener keeps its place, whatever it throws
                log.error("{} failed", name(), broken);
            } finally {
                exit();
            }
        }
    }

    private synchronized boolean enter() {
        scheduled = woken && !closed;
        woken = false;
        running = scheduled ? Thread.currentThread() : null;
        return scheduled;
    }

    private synchronized void exit() {
        running = null;
        notifyAll();
    }

    private void look() {
        if (!asked) {
            asked = true;
            listener.thresholds().forEach(threshold -> told.put(threshold, NEVER));
        }
        for (Threshold threshold : told.keySet()) {
            Optional<Level> level = levels.apply(threshold).filter(now -> now.bytes() >= threshold.bytes());
            String turn = level.map(Level::turn).orElse(NEVER);
            if (!turn.equals(told.put(threshold, turn)) && level.isPresent()) {
                tell(threshold, level.get().usage());
            }
        }
    }

    private void tell(Threshold threshold, Usage usage) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        try {
            listener.reached(threshold, usage);
        } catch (Throwable broken) { // what one call throws must not cost the listener the next
            log.error("{} failed in reached of {}", name(), threshold, broken);
        }
    }

    private String name() {
        return listener.getClass().getName();
    }
}
