// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import uplink.profile.View;
import uplink.service.view.RunningView;

/** How long a view takes, round by round. */
final class Stopwatch {
    /** A machine that other work shares may stand still for a moment: one round in so many may be late. */
    private static final int ONE_IN = 10;

    private final RunningView running;
    private final List<Long> millis = new ArrayList<>();

    Stopwatch(RunningView running) {
        this.running = running;
    }

    /** Waits for a view, and writes down how long it has taken since {@code begin}, as {@link System#nanoTime} has it. */
    void wait(long begin, String what, Predicate<View> condition) {
        while (!condition.test(running.view())) {
            assertThat(System.nanoTime() - begin)
                    .as(
                            "%s: %s %s",
                            what, running.view().links(), running.view().profiles())
                    .isLessThan(TimeUnit.SECONDS.toNanos(20));
            LockSupport.parkNanos(200_000);
        }
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    void forget() {
        millis.clear();
    }

    /** It has taken no more than that. */
    void within(String what, long most) {
        assertThat(millis.stream().filter(one -> one > most).count())
                .as("%s within %s ms: %s", what, most, millis)
                .isLessThanOrEqualTo((millis.size() + ONE_IN / 2) / ONE_IN);
    }
}
