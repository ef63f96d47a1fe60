// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that call listeners. As many as there are processors do the work; each that blocks is made up for by another one, up to
 * a bound. Beyond it an error names who blocks. Idle threads end after five seconds.
 */
public final class Pool implements Executor {
    /** Most threads at a time. */
    public static final int MOST = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final long PATIENCE_MILLIS = 20;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long COMPLAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int few = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final ScheduledExecutorService timer;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Map<Thread, Runnable> running = new LinkedHashMap<>();
    private final List<Runnable> restWaits = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private int threads;
    private int idle;
    private long taken;
    private boolean watched;
    private boolean closed;
    private long complained = System.nanoTime() - COMPLAIN_NANOS;

    /** {@code timer} looks whether threads are blocked. */
    public Pool(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (idle >= waiting.size()) {
            notify();
        } else if (threads < few) {
            grow();
        } else {
            notify();
            watch();
        }
    }

    /** Nothing runs and nothing waits. */
    public synchronized boolean atRest() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** Runs {@code then} when nothing runs and nothing waits: now, or on the thread that comes to rest last; must not block. */
    public void whenAtRest(Runnable then) {
        synchronized (this) {
            if (!atRest()) {
                restWaits.add(then);
                return;
            }
        }
        then.run();
    }

    /** Ends the threads once what waits has run; those that block end when they return. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void watch() {
        if (!watched && !closed) {
            watched = true;
            long seen = taken;
            timer.schedule(() -> look(seen), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void look(long seen) {
        watched = false;
        if (waiting.isEmpty()) {
            return;
        }
        if (seen == taken && idle == 0) {
            if (threads < MOST) {
                grow();
            } else {
                complain();
            }
        }
        watch();
    }

    private void grow() {
        threads++;
        Thread thread = new Thread(this::work, "uplink-delivery-" + names.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }

    private void complain() {
        long now = System.nanoTime();
        if (now - complained >= COMPLAIN_NANOS) {
            complained = now;
            LOG.error(
                    "All {} delivery threads are blocked; {} calls wait. Blocked: {}",
                    MOST,
                    waiting.size(),
                    running.values().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error escaped) {
                LOG.error("A delivery task failed: {}", task, escaped);
            }
            done().forEach(Runnable::run);
        }
    }

    private synchronized List<Runnable> done() {
        running.remove(Thread.currentThread());
        if (restWaits.isEmpty() || !atRest()) {
            return List.of();
        }
        List<Runnable> told = List.copyOf(restWaits);
        restWaits.clear();
        return told;
    }

    private synchronized @Nullable Runnable next() {
        long deadline = System.nanoTime() + IDLE_NANOS;
        while (waiting.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (closed || left <= 0 || !await(left)) {
                threads--;
                return null;
            }
        }
        Runnable task = waiting.remove();
        taken++;
        running.put(Thread.currentThread(), task);
        return task;
    }

    private boolean await(long millis) {
        idle++;
        try {
            wait(millis);
            return true;
        } catch (InterruptedException strange) {
            return false;
        } finally {
            idle--;
        }
    }
}
