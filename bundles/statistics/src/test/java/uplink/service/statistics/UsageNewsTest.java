// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.service.statistics.book.Level;
import uplink.statistics.Count;
import uplink.statistics.Direction;
import uplink.statistics.Subject;
import uplink.statistics.Threshold;
import uplink.statistics.Usage;
import uplink.statistics.UsageListener;

@Timeout(10)
class UsageNewsTest {
    private static final Subject LINK = Subject.link("mac:a");
    private static final Threshold TEN = new Threshold(LINK, Direction.RECEIVED, Threshold.Period.TOTAL, 10);
    private static final Threshold TWENTY = new Threshold(LINK, Direction.RECEIVED, Threshold.Period.TOTAL, 20);

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Map<Subject, Level> levels = new ConcurrentHashMap<>();
    private String turn = "first";
    private final Told told = new Told();
    private final UsageWatch watch = watch(told);

    private static class Told implements UsageListener {
        final BlockingQueue<Long> calls = new LinkedBlockingQueue<>();

        @Override
        public Set<Threshold> thresholds() {
            return Set.of(TEN, TWENTY);
        }

        @Override
        public void reached(Threshold threshold, Usage usage) {
            calls.add(threshold.bytes());
        }

        Long next() throws InterruptedException {
            return calls.poll(2, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        watch.close();
        pool.shutdown();
        assertThat(pool.awaitTermination(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eachThresholdIsToldOnce() throws Exception {
        received(watch, 9);
        received(watch, 10);
        assertThat(told.next()).isEqualTo(10);
        received(watch, 19);
        received(watch, 25);
        assertThat(told.next()).isEqualTo(20);
        received(watch, 30);
        watch.close();
        idle();
        assertThat(told.calls).isEmpty();
    }

    @Test
    void whatIsReachedAlreadyIsToldToWhoComesLate() throws Exception {
        received(watch, 50);
        assertThat(List.of(told.next(), told.next())).containsExactlyInAnyOrder(10L, 20L);
    }

    @Test
    void afterAResetItIsToldAgain() throws Exception {
        received(watch, 12);
        assertThat(told.next()).isEqualTo(10);
        received(watch, 0);
        idle();
        received(watch, 11);
        assertThat(told.next()).isEqualTo(10);
    }

    @Test
    void whatIsReachedAgainBeforeAnybodyLookedIsToldAgain() throws Exception {
        received(watch, 12);
        assertThat(told.next()).isEqualTo(10);
        idle();
        turn = "second";
        received(watch, 15);
        assertThat(told.next()).isEqualTo(10);
    }

    @Test
    void aListenerThatThrowsKeepsItsPlace() throws Exception {
        Told broken = new Told() {
            @Override
            public void reached(Threshold threshold, Usage usage) {
                super.reached(threshold, usage);
                throw new AssertionError("broken on purpose");
            }
        };
        UsageWatch other = watch(broken);
        received(other, 10);
        assertThat(broken.next()).isEqualTo(10);
        received(other, 20);
        assertThat(broken.next()).isEqualTo(20);
        other.close();
    }

    @Test
    void leavingWaitsForARunningCallAndStartsNoOther() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Told slow = new Told() {
            @Override
            public void reached(Threshold threshold, Usage usage) {
                entered.countDown();
                await(release);
                super.reached(threshold, usage);
            }
        };
        UsageWatch other = watch(slow);
        received(other, 50);
        await(entered);
        Thread leaving = new Thread(other::close);
        leaving.start();
        until(() -> leaving.getState() == Thread.State.TIMED_WAITING);
        release.countDown();
        leaving.join(2000);
        assertThat(leaving.isAlive()).isFalse();
        assertThat(slow.calls).hasSize(1);
    }

    @Test
    void whoLeavesInACallDoesNotWaitForItself() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        UsageWatch[] self = new UsageWatch[1];
        self[0] = watch(new Told() {
            @Override
            public void reached(Threshold threshold, Usage usage) {
                self[0].close();
                left.countDown();
            }
        });
        Instant begin = Instant.now();
        received(self[0], 10);
        await(left);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    private UsageWatch watch(UsageListener listener) {
        return new UsageWatch(listener, threshold -> Optional.ofNullable(levels.get(threshold.subject())), pool);
    }

    private void received(UsageWatch to, long bytes) {
        Instant now = Instant.EPOCH;
        Count none = Count.ZERO;
        Usage usage = new Usage(LINK, new Count(0, bytes), none, none, none, Optional.empty(), now, now);
        levels.put(LINK, new Level(bytes, turn, usage));
        to.wake();
    }

    /** Waits until what was woken has run. */
    private void idle() {
        until(() -> !watch.busy());
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
