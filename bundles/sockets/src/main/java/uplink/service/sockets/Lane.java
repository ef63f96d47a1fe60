// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what concerns one network one at a time, since a consumer's activation runs there and may block. */
final class Lane {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Executor pool;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Lane(Executor pool) {
        this.pool = pool;
    }

    /** Completes when the work is done, whatever came of it. */
    synchronized CompletableFuture<Void> run(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        waiting.add(() -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError broken) { // a consumer's, and no reason to stop
                log.error("A network could not be told of", broken);
            } finally {
                done.complete(null);
            }
        });
        if (!running) {
            running = true;
            pool.execute(this::drain);
        }
        return done;
    }

    private void drain() {
        for (Runnable work = next(); work != null; work = next()) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable work = waiting.poll();
        running = work != null;
        return work;
    }
}
