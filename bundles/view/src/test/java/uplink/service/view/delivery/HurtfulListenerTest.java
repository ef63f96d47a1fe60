// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.profile.Link;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

@Timeout(10)
class HurtfulListenerTest {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Dispatcher dispatcher = new Dispatcher(View.builder(1, 0).build(), timer);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        release.countDown();
        dispatcher.close();
        timer.shutdownNow();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
        for (Thread thread : threads()) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        }
        assertThat(threads()).as("threads left").isEmpty();
    }

    @Test
    void oneThatThrowsKeepsItsPlace() throws Exception {
        BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        dispatcher.follow(1, "thrower", follower(view -> {
            told.add(view.sequence());
            throw new IllegalStateException("as it does");
        }));
        assertThat(told.poll(3, TimeUnit.SECONDS)).isZero();
        dispatcher.publish(view(1));
        assertThat(told.poll(3, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void manyThatBlockDelayNobodyElse() throws Exception {
        CountDownLatch blocked = new CountDownLatch(10);
        for (int id = 0; id < 10; id++) {
            dispatcher.follow(id, "blocker " + id, follower(view -> {
                blocked.countDown();
                awaitRelease();
            }));
        }
        BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        dispatcher.follow(99, "good", follower(view -> told.add(view.sequence())));
        assertThat(told.poll(3, TimeUnit.SECONDS)).isZero();
        assertThat(blocked.await(3, TimeUnit.SECONDS)).isTrue();
        dispatcher.publish(view(1));
        assertThat(told.poll(3, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void leavingABlockedOneTakesTwoSeconds() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        Subscription subscription = dispatcher.follow(1, "blocker", follower(view -> {
            blocked.countDown();
            awaitRelease();
        }));
        assertThat(blocked.await(3, TimeUnit.SECONDS)).isTrue();
        long before = System.nanoTime();
        subscription.close();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isBetween(1900L, 3000L);
    }

    @Test
    void whoIsInterruptedWaitsForItsCallAllTheSame() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        Subscription subscription = dispatcher.follow(1, "slow", follower(view -> {
            blocked.countDown();
            awaitRelease();
            over.set(true);
        }));
        assertThat(blocked.await(3, TimeUnit.SECONDS)).isTrue();
        timer.schedule(release::countDown, 100, TimeUnit.MILLISECONDS);
        Thread.currentThread().interrupt();
        subscription.close();
        assertThat(over).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void manyBlockedOnesLeaveInFourSeconds() throws Exception {
        CountDownLatch blocked = new CountDownLatch(6);
        List<Subscription> subscriptions = new ArrayList<>();
        for (int id = 0; id < 6; id++) {
            subscriptions.add(dispatcher.follow(id, "blocker " + id, follower(view -> {
                blocked.countDown();
                awaitRelease();
            })));
        }
        assertThat(blocked.await(3, TimeUnit.SECONDS)).isTrue();
        long before = System.nanoTime();
        subscriptions.forEach(Subscription::close);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(4000);
    }

    @Test
    void oneMayLeaveInItsOwnCall() throws Exception {
        AtomicReference<Subscription> own = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        own.set(dispatcher.follow(1, "leaver", follower(view -> {
            await(known);
            own.get().close();
            left.countDown();
        })));
        known.countDown();
        assertThat(left.await(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneMayBringOthersInItsCall() throws Exception {
        BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        dispatcher.follow(1, "bringer", follower(view -> {
            if (view.sequence() == 0) {
                dispatcher.follow(1, "brought", follower(brought -> told.add(brought.sequence())));
                dispatcher.follow(2, "brought", follower(brought -> told.add(brought.sequence())));
            }
        }));
        assertThat(told.poll(3, TimeUnit.SECONDS)).isZero();
        assertThat(told.poll(3, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void oneMayBeSynchronizedAgainstItsOwnLeaving() throws Exception {
        Object lock = new Object();
        CountDownLatch inside = new CountDownLatch(1);
        Subscription subscription = dispatcher.follow(1, "synchronized", follower(view -> {
            inside.countDown();
            synchronized (lock) {
                release.countDown();
            }
        }));
        synchronized (lock) {
            assertThat(inside.await(3, TimeUnit.SECONDS)).isTrue();
            long before = System.nanoTime();
            subscription.close();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
                    .isLessThan(3000);
        }
        assertThat(release.await(3, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneMayStopEverythingFromItsCall() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        dispatcher.follow(1, "stopper", follower(view -> {
            dispatcher.close();
            stopped.countDown();
        }));
        assertThat(stopped.await(3, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStormOfComingAndGoingEnds() throws Exception {
        for (int round = 0; round < 2000; round++) {
            dispatcher.follow(round % 7, "storm", follower(view -> {})).close();
            dispatcher.publish(view(round + 1));
        }
        BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        dispatcher.follow(1, "good", follower(view -> told.add(view.sequence())));
        assertThat(told.poll(3, TimeUnit.SECONDS)).isEqualTo(2000);
    }

    private interface Receiver {
        void view(View view);
    }

    private static Follower follower(Receiver receiver) {
        return new Follower() {
            @Override
            public void present(View view) {
                receiver.view(view);
            }

            @Override
            public void changed(Difference difference) {
                receiver.view(difference.after());
            }
        };
    }

    private static View view(long sequence) {
        return View.builder(1, sequence)
                .links(List.of(Link.builder("mac:" + sequence).build()))
                .build();
    }

    private void awaitRelease() {
        await(release);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("uplink-delivery"))
                .toList();
    }
}
