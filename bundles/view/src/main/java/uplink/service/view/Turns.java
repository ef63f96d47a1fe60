// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other in the order in which they came: by the thread that brings one while none runs, without a lock
 * and without a thread of its own. So a change needs no hand-over to be merged. Safe for any thread.
 */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger brought = new AtomicInteger();

    /** Runs {@code task} before it returns, or leaves it to the thread that is at it. */
    void take(Runnable task) {
        waiting.add(task);
        if (brought.getAndIncrement() == 0) {
            int done = 1;
            while (done > 0) {
                runAll();
                done = brought.addAndGet(-done);
            }
        }
    }

    private void runAll() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            try {
                task.run();
            } catch (RuntimeException | LinkageError failed) {
                LOG.error("A change of the layers failed; what it would have shown is missing", failed);
            }
        }
    }
}
