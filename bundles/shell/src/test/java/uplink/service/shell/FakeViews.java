// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import uplink.profile.Change;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Event;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;

/** Gives a few views, one after the other, and says that each is another connection. */
final class FakeViews implements Views {
    private final List<View> views;

    FakeViews(View... views) {
        this.views = List.of(views);
    }

    @Override
    public View view() {
        return views.get(views.size() - 1);
    }

    @Override
    public List<Change> changes(View before, View after) {
        return List.of(
                new Change(Event.CONNECTION_CHANGED, Change.CONNECTION, before, after),
                new Change(Event.ADDRESS_CHANGED, Change.CONNECTION, before, after),
                new Change(Event.PROFILE_CHANGED, "daemon:cafe", before, after));
    }

    @Override
    public Subscription subscribe(ViewListener listener) {
        views.forEach(listener::view);
        return () -> {};
    }

    @Override
    public CompletionStage<View> await(Predicate<View> condition, Duration timeout) {
        return condition.test(view())
                ? CompletableFuture.completedFuture(view())
                : CompletableFuture.failedFuture(
                        new ConnectionException(ErrorCode.TIMED_OUT, "", "nothing came within " + timeout));
    }
}
