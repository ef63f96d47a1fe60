// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.service.view.delivery.Dispatcher;

/** Stages that complete with a view. */
final class Waiters {
    private final Dispatcher dispatcher;
    private final Set<CompletableFuture<View>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Waiters(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    CompletionStage<View> await(Predicate<View> condition, Duration timeout) {
        CompletableFuture<View> stage = new CompletableFuture<>();
        View now = dispatcher.newest();
        if (condition.test(now)) {
            stage.complete(now);
            return stage;
        }
        waiting.add(stage);
        Subscription subscription = dispatcher.subscribe("await", view -> look(condition, view, stage));
        stage.whenComplete((view, failure) -> {
            waiting.remove(stage);
            subscription.close();
        });
        clock(timeout, stage);
        if (closed) {
            cancel(stage);
        }
        return stage;
    }

    /** Ends the stage when its time is over; the clock goes with the stage. */
    private void clock(Duration timeout, CompletableFuture<View> stage) {
        CompletableFuture<View> clock = new CompletableFuture<>();
        clock.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        (view, over) -> stage.completeExceptionally(new ConnectionException(
                                ErrorCode.TIMED_OUT, "", "what was waited for did not come within " + timeout)),
                        dispatcher.pool());
        stage.whenComplete((view, failure) -> clock.cancel(false));
    }

    void close() {
        closed = true;
        waiting.forEach(Waiters::cancel);
    }

    private static void cancel(CompletableFuture<View> stage) {
        stage.completeExceptionally(new ConnectionException(ErrorCode.CANCELLED, "", "the view has stopped"));
    }

    private static void look(Predicate<View> condition, View view, CompletableFuture<View> stage) {
        try {
            if (condition.test(view)) {
                stage.complete(view);
            }
        } catch (RuntimeException failed) {
            stage.completeExceptionally(failed);
        }
    }
}
