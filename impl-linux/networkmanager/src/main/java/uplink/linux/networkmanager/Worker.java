// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/**
 * The threads of a session: {@code uplink-networkmanager}, which alone sees what daemons have told, and one for each command that runs,
 * since a command blocks for as long as a daemon takes.
 */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final String NAME = "uplink-networkmanager";

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> daemon(task, NAME));
    private final AtomicInteger number = new AtomicInteger();

    /** What is asked and not answered yet: the thread forgets what waits when it ends. */
    private final Set<CompletableFuture<?>> asked = ConcurrentHashMap.newKeySet();

    private final ExecutorService commands =
            Executors.newCachedThreadPool(task -> daemon(task, NAME + "-command-" + number.incrementAndGet()));

    Worker() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread made = new Thread(task, name);
        made.setDaemon(true);
        return made;
    }

    /** Runs {@code work} on the one thread; UNAVAILABLE once closed. */
    <T> CompletableFuture<T> ask(Callable<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        asked.add(answer);
        answer.whenComplete((value, failed) -> asked.remove(answer));
        run("answer", () -> {
            try {
                answer.complete(work.call());
            } catch (Exception | LinkageError failed) {
                answer.completeExceptionally(failed);
            }
        });
        if (thread.isShutdown()) {
            answer.completeExceptionally(stopped());
        }
        return answer;
    }

    static ConnectionException stopped() {
        return new ConnectionException(ErrorCode.UNAVAILABLE, "", "the NetworkManager backend is stopped");
    }

    /** Runs {@code work} on the one thread, after all that came before; nothing once closed. */
    void run(String what, Runnable work) {
        later(what, Duration.ZERO, work);
    }

    /** The same after a time. */
    void later(String what, Duration delay, Runnable work) {
        try {
            thread.schedule(() -> logged(what, work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Too late to {}", what);
        }
    }

    /** Runs {@code work} on a thread of its own. */
    void command(Runnable work) {
        try {
            commands.execute(work);
        } catch (RejectedExecutionException closed) {
            throw stopped();
        }
    }

    private static void logged(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError failed) {
            LOG.warn("Cannot {}: {}", what, failed.getMessage(), failed);
        }
    }

    /** Interrupts commands, lets what runs on the one thread come to its end, then {@code last}, and forgets what waits. */
    void close(Runnable last) {
        commands.shutdownNow();
        CompletableFuture<Boolean> left = ask(() -> {
            last.run();
            return true;
        });
        try {
            left.get(1, TimeUnit.SECONDS);
            commands.awaitTermination(500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException stuck) {
            LOG.warn("NetworkManager was left in the midst of a call");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
            Set.copyOf(asked).forEach(answer -> answer.completeExceptionally(stopped()));
        }
    }
}
