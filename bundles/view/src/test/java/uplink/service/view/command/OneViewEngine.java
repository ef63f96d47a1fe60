// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.osgi.framework.ServiceReference;
import uplink.profile.Change;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;
import uplink.profile.spi.Delivery;
import uplink.profile.spi.Follower;

/** An engine whose view never changes: who waits for another one waits until it is given up. */
final class OneViewEngine implements Views, Delivery {
    /** The first wait that this view has not met. */
    final CompletableFuture<CompletableFuture<View>> waited = new CompletableFuture<>();

    private final View view = View.builder(1, 1).build();
    private final Executor pool;

    OneViewEngine(Executor pool) {
        this.pool = pool;
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public List<Change> changes(View before, View after) {
        return List.of();
    }

    @Override
    public Subscription subscribe(ViewListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<View> await(Predicate<View> condition, Duration timeout) {
        if (condition.test(view)) {
            return CompletableFuture.completedFuture(view);
        }
        CompletableFuture<View> stage = new CompletableFuture<>();
        waited.complete(stage);
        return stage;
    }

    @Override
    public Subscription follow(ServiceReference<?> listener, Follower follower) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Executor pool() {
        return pool;
    }

    @Override
    public CompletionStage<Void> idle() {
        return CompletableFuture.completedFuture(null);
    }
}
