// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.View;
import uplink.service.view.delivery.Dispatcher;

class WaitersTest {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Dispatcher dispatcher = new Dispatcher(View.builder(1, 0).build(), timer);
    private final Waiters waiters = new Waiters(dispatcher);

    @AfterEach
    void close() {
        dispatcher.close();
        timer.shutdownNow();
    }

    @Test
    void thePresentViewCounts() {
        assertThat(await(0, Duration.ofSeconds(5))).isCompletedWithValueMatching(view -> view.sequence() == 0);
    }

    @Test
    void theFirstViewThatMeetsTheConditionCompletesIt() throws Exception {
        CompletableFuture<View> stage = await(2, Duration.ofSeconds(5));
        dispatcher.publish(View.builder(1, 1).build());
        dispatcher.publish(View.builder(1, 2).build());
        dispatcher.publish(View.builder(1, 3).build());
        assertThat(stage.get(5, TimeUnit.SECONDS).sequence()).isEqualTo(2);
    }

    @Test
    void itEndsWhenItsTimeIsOver() {
        assertThat(failure(await(1, Duration.ofMillis(20)))).isEqualTo(ErrorCode.TIMED_OUT);
    }

    @Test
    void itEndsWhenTheViewStops() {
        CompletableFuture<View> stage = await(1, Duration.ofSeconds(60));
        waiters.close();
        assertThat(failure(stage)).isEqualTo(ErrorCode.CANCELLED);
        assertThat(failure(await(1, Duration.ofSeconds(60)))).isEqualTo(ErrorCode.CANCELLED);
    }

    private CompletableFuture<View> await(long sequence, Duration timeout) {
        return waiters.await(view -> view.sequence() == sequence, timeout).toCompletableFuture();
    }

    private static ErrorCode failure(CompletableFuture<View> stage) {
        Throwable cause = catchThrowableOfType(ExecutionException.class, () -> stage.get(5, TimeUnit.SECONDS))
                .getCause();
        return ((ConnectionException) cause).code();
    }
}
