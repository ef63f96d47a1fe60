// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Waits before connections are taken down. Has a thread only while one lingers. */
final class LingerTimer {
    private static final long IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "uplink-linger");
        thread.setDaemon(true);
        return thread;
    });
    private final Executor pool;

    /** What is due runs on {@code pool}. */
    LingerTimer(Executor pool) {
        this.pool = pool;
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Does nothing once closed. */
    Future<?> after(Duration time, Runnable action) {
        return timer.schedule(() -> pool.execute(action), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Number of connections that linger. */
    int size() {
        return timer.getQueue().size();
    }

    void close() {
        timer.shutdownNow();
    }
}
