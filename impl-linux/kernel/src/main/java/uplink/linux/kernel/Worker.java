// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/**
 * The thread {@code uplink-kernel}, which makes every change, one after the other. It lives in the network namespace of the thread
 * that makes it.
 */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread made = new Thread(task, "uplink-kernel");
        made.setDaemon(true);
        return made;
    });

    Worker() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.prestartCoreThread();
    }

    /** Runs {@code work}; UNAVAILABLE once closed. */
    <T> CompletableFuture<T> ask(Callable<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    answer.complete(work.call());
                } catch (Exception failed) {
                    answer.completeExceptionally(failed);
                }
            });
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(
                    new ConnectionException(ErrorCode.UNAVAILABLE, "", "the kernel backend is stopped"));
        }
        return answer;
    }

    /** Runs {@code work}, whose failure nobody waits for. */
    void run(String what, Runnable work) {
        later(what, Duration.ZERO, work);
    }

    /** Runs {@code work} after a time; nothing once closed. */
    Future<?> later(String what, Duration delay, Runnable work) {
        try {
            return thread.schedule(() -> logged(what, work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(what);
        }
    }

    private static void logged(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("Cannot {}: {}", what, failed.getMessage(), failed);
        }
    }

    /** Lets what runs come to its end, and forgets what waits. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1500, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
