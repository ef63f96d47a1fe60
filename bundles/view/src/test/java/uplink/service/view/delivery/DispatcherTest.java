// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;
import uplink.service.view.RandomNetwork;

class DispatcherTest {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Dispatcher dispatcher = new Dispatcher(View.builder(1, 0).build(), timer);

    @AfterEach
    void close() {
        dispatcher.close();
        timer.shutdownNow();
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFollowerIsToldThePresentThenAnUnbrokenChainUpToTheNewest(long seed) throws Exception {
        RandomNetwork network = new RandomNetwork(seed);
        int last = 60;
        List<Recorder> recorders = IntStream.range(0, 6)
                .mapToObj(index -> new Recorder(seed + index, last))
                .toList();
        recorders.forEach(one -> dispatcher.follow(one.random.nextInt(3), "test", one));
        for (int sequence = 1; sequence <= last; sequence++) {
            dispatcher.publish(network.view(sequence));
            if (sequence % 20 == 0) {
                LockSupport.parkNanos(100_000);
            }
        }
        for (Recorder recorder : recorders) {
            recorder.awaitLast();
            assertThat(recorder.problems).isEmpty();
        }
    }

    @Test
    void followersOfOneServiceAreNeverCalledTwoAtATime() throws Exception {
        RandomNetwork network = new RandomNetwork(1);
        Recorder one = new Recorder(1, 200);
        Recorder other = new Recorder(2, 200);
        List<String> inside = Collections.synchronizedList(new ArrayList<>());
        dispatcher.follow(7, "test", one.inside(inside));
        dispatcher.follow(7, "test", other.inside(inside));
        for (int sequence = 1; sequence <= 200; sequence++) {
            dispatcher.publish(network.view(sequence));
        }
        one.awaitLast();
        other.awaitLast();
        assertThat(one.problems).isEmpty();
        assertThat(other.problems).isEmpty();
    }

    @Test
    void aNewEpochBeginsWithThePresent() throws Exception {
        CountDownLatch presents = new CountDownLatch(2);
        dispatcher.follow(1, "test", new Follower() {
            @Override
            public void present(View view) {
                presents.countDown();
                if (view.epoch() == 1) {
                    dispatcher.publish(View.builder(2, 0).build());
                }
            }

            @Override
            public void changed(Difference difference) {
                throw new AssertionError("nothing changes but the epoch");
            }
        });
        assertThat(presents.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSlowSubscriberSeesTheGap() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        int last = ViewLog.SIZE + 100;
        dispatcher.subscribe("test", view -> {
            seen.add(view.sequence());
            if (view.sequence() == 0) {
                inside.countDown();
                awaitLatch(go);
            }
            if (view.sequence() == last) {
                done.countDown();
            }
        });
        awaitLatch(inside);
        for (int sequence = 1; sequence <= last; sequence++) {
            dispatcher.publish(View.builder(1, sequence).build());
        }
        go.countDown();
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSizeLessThanOrEqualTo(ViewLog.SIZE + 1).isSorted().doesNotHaveDuplicates();
        assertThat(seen.get(seen.size() - 1)).isEqualTo(last);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(ViewLog.SIZE);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Follows at a random speed and writes down whatever breaks the contract. */
    private static final class Recorder implements Follower {
        private final Random random;
        private final long last;
        private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch end = new CountDownLatch(1);
        private List<String> inside = Collections.synchronizedList(new ArrayList<>());
        private volatile View told = View.builder(0, 0).build();
        private boolean presented;

        Recorder(long seed, long last) {
            random = new Random(seed);
            this.last = last;
        }

        Recorder inside(List<String> shared) {
            inside = shared;
            return this;
        }

        @Override
        public void present(View view) {
            enter();
            if (presented) {
                problems.add("present twice");
            }
            presented = true;
            arrive(view);
        }

        @Override
        public void changed(Difference difference) {
            enter();
            if (!presented) {
                problems.add("changed before present");
            }
            if (difference.before() != told) {
                problems.add("old " + difference.before().sequence() + " is not the last new " + told.sequence());
            }
            difference.changes().forEach(this::check);
            arrive(difference.after());
        }

        private void check(Change change) {
            boolean late = change.event() == Event.SIGNAL_CHANGED;
            if (!late && change.before() != told) {
                problems.add(change.event() + " begins elsewhere");
            }
        }

        private void enter() {
            inside.add("in");
            if (inside.size() != 1) {
                problems.add("two calls at a time");
            }
        }

        private void arrive(View view) {
            LockSupport.parkNanos(random.nextInt(300_000));
            told = view;
            inside.remove("in");
            if (view.sequence() == last) {
                end.countDown();
            }
        }

        void awaitLast() throws InterruptedException {
            assertThat(end.await(5, TimeUnit.SECONDS))
                    .as("the newest view within 5 s")
                    .isTrue();
        }
    }
}
