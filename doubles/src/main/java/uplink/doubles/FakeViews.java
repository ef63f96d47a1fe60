// SPDX-License-Identifier: Apache-2.0
package uplink.doubles;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import uplink.profile.Change;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;

/** Holds the view that the test shows; waits end when a shown view meets them, and time never passes. */
public final class FakeViews implements Views {
    private record Waiting(Predicate<View> condition, CompletableFuture<View> stage) {}

    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final List<ViewListener> listeners = new CopyOnWriteArrayList<>();
    private volatile View view = View.builder(1, 0).build();

    /** Makes a view the newest: listeners get it, and waits that it meets end, on the calling thread. */
    public void show(View next) {
        view = next;
        listeners.forEach(listener -> listener.view(next));
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (one.condition.test(next)) {
                each.remove();
                one.stage.complete(next);
            }
        }
    }

    /** Waits that nobody has ended or given up. */
    public long waits() {
        return waiting.stream().filter(each -> !each.stage.isDone()).count();
    }

    /** Those that are subscribed. */
    public int listeners() {
        return listeners.size();
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
        listeners.add(listener);
        listener.view(view);
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletionStage<View> await(Predicate<View> condition, Duration timeout) {
        CompletableFuture<View> stage = new CompletableFuture<>();
        waiting.add(new Waiting(condition, stage));
        show(view);
        return stage;
    }
}
