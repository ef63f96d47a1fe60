// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.command;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends commands in time. Has a thread only while commands are under way. */
final class CommandTimer {
    private static final long IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "uplink-commands");
        thread.setDaemon(true);
        return thread;
    });
    private final Executor pool;

    /** What is due runs on {@code pool}. */
    CommandTimer(Executor pool) {
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

    /** Number of commands whose time runs. */
    int size() {
        return timer.getQueue().size();
    }

    void close() {
        timer.shutdownNow();
    }
}
