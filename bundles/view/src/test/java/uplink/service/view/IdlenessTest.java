// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;
import uplink.profile.spi.Layer;

@Timeout(20)
class IdlenessTest {
    private final Engine engine = new Engine(7, Duration.ofSeconds(60));
    private final Idleness idleness = new Idleness(engine);
    private final AtomicReference<Layers.Slot> slot = new AtomicReference<>();

    @BeforeEach
    void bind() {
        engine.change(layers -> slot.set(layers.add(new BackendId("test", 0, 1))));
    }

    @AfterEach
    void close() {
        engine.close();
        idleness.close();
    }

    private void publish(int mtu) {
        Layer layer = Layer.builder()
                .links(List.of(Link.builder("eth0").mtuBytes(mtu).build()))
                .build();
        engine.publish(slot::get, layer);
    }

    private static long mtu(View view) {
        return view.link("eth0").map(link -> link.mtuBytes().orElse(0)).orElse(0);
    }

    private CompletableFuture<Void> idle() {
        return idleness.await().toCompletableFuture();
    }

    private static void join(CompletableFuture<Void> stage) throws Exception {
        stage.get(10, TimeUnit.SECONDS);
    }

    @Test
    void everyFollowerAndSubscriberHasBeenTold() throws Exception {
        AtomicLong followed = new AtomicLong();
        AtomicLong subscribed = new AtomicLong();
        engine.dispatcher().follow(1, "follower", new Told(view -> followed.set(mtu(view))));
        engine.dispatcher().subscribe("subscriber", view -> subscribed.set(mtu(view)));
        for (int round = 1; round <= 500; round++) {
            publish(round);
            join(idle());
            assertThat(mtu(engine.dispatcher().newest())).isEqualTo(round);
            assertThat(followed).hasValue(round);
            assertThat(subscribed).hasValue(round);
        }
    }

    @Test
    void isTrueAtOnceWhenNothingHappens() throws Exception {
        join(idle());
        join(idle());
    }

    @Test
    void aBlockedCallKeepsItOpen() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicLong others = new AtomicLong();
        engine.dispatcher().subscribe("blocked", view -> {
            if (mtu(view) == 1) {
                inside.countDown();
                hold(release);
            }
        });
        engine.dispatcher().subscribe("free", view -> others.set(mtu(view)));
        publish(1);
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stage = idle();
        publish(2);
        CompletableFuture<Void> shown = new CompletableFuture<>();
        engine.afterAll(() -> shown.complete(null));
        join(shown);
        assertThat(stage).isNotDone();
        CompletableFuture<String> thread =
                stage.thenApply(nothing -> Thread.currentThread().getName());
        release.countDown();
        assertThat(thread.get(10, TimeUnit.SECONDS)).startsWith("uplink-delivery-");
        assertThat(others).hasValue(2);
    }

    @Test
    void whatACallPublishesIsWaitedForToo() throws Exception {
        AtomicLong seen = new AtomicLong();
        engine.dispatcher().subscribe("echo", view -> {
            seen.set(mtu(view));
            if (mtu(view) > 0 && mtu(view) < 100) {
                publish((int) mtu(view) + 1);
            }
        });
        publish(1);
        join(idle());
        assertThat(seen).hasValue(100);
    }

    @Test
    void manyMayWait() throws Exception {
        List<CompletableFuture<Void>> stages = List.of(idle(), idle(), idle(), idle());
        for (CompletableFuture<Void> stage : stages) {
            join(stage);
        }
    }

    @Test
    void isCancelledWhenTheViewStops() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        engine.dispatcher().subscribe("blocked", view -> {
            inside.countDown();
            hold(release);
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stage = idle();
        engine.close();
        idleness.close();
        assertThat(code(stage)).isEqualTo(ErrorCode.CANCELLED);
        assertThat(code(idle())).isEqualTo(ErrorCode.CANCELLED);
        release.countDown();
    }

    private static ErrorCode code(CompletableFuture<Void> stage) {
        ExecutionException ended = catchThrowableOfType(ExecutionException.class, () -> join(stage));
        return ((ConnectionException) ended.getCause()).code();
    }

    private static void hold(CountDownLatch release) {
        try {
            release.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Told(java.util.function.Consumer<View> views) implements Follower {
        @Override
        public void present(View view) {
            views.accept(view);
        }

        @Override
        public void changed(Difference difference) {
            views.accept(difference.after());
        }
    }
}
