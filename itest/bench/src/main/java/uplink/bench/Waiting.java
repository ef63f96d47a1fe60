// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what comes from elsewhere. */
final class Waiting {
    private static final long LOOK_NANOS = 100_000;

    private Waiting() {}

    /** What {@code look} answers once it is not {@code null}; throws when that takes too long. */
    static <T> T until(String what, Duration patience, Supplier<@Nullable T> look) {
        long end = System.nanoTime() + patience.toNanos();
        T found = look.get();
        while (found == null) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            found = look.get();
        }
        return found;
    }

    /** While something else is measured. */
    static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
