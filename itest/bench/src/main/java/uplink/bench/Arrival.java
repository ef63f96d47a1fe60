// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** When something arrived, told by one thread to another. */
final class Arrival {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Thread waiting = Thread.currentThread();
    private volatile long arrived;

    void expect() {
        arrived = 0;
    }

    void now() {
        arrived = System.nanoTime();
        LockSupport.unpark(waiting);
    }

    /** The instant; only by the thread that made this. */
    long await() {
        if (!within(PATIENCE_NANOS)) {
            throw new IllegalStateException("nothing arrived within 10 s");
        }
        return arrived;
    }

    /** Has it arrived in that time; only by the thread that made this. */
    boolean within(long nanos) {
        long end = System.nanoTime() + nanos;
        while (arrived == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return arrived != 0;
    }
}
