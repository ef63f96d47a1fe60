// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;

/** Holds the view that the test shows; of differences it knows links that come, go and change, states, and types. */
final class FakeViews implements Views {
    private final List<ViewListener> listeners = new CopyOnWriteArrayList<>();
    private volatile View view;

    FakeViews(View first) {
        view = first;
    }

    void show(View next) {
        view = next;
        listeners.forEach(listener -> listener.view(next));
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public List<Change> changes(View before, View after) {
        List<Change> changes = new ArrayList<>();
        for (Link link : others(after.links(), before.links())) {
            boolean known = before.link(link.key()).isPresent();
            if (!known) {
                changes.add(new Change(Event.LINK_ADDED, link.key(), before, after));
            } else if (before.link(link.key()).get().carrier() != link.carrier()) {
                changes.add(new Change(Event.CARRIER_CHANGED, link.key(), before, after));
            }
        }
        for (Profile profile : after.profiles()) {
            if (before.profile(profile.id())
                    .filter(old -> old.state() != profile.state())
                    .isPresent()) {
                changes.add(new Change(Event.STATE_CHANGED, profile.id(), before, after));
            }
        }
        for (Link link : others(before.links(), after.links())) {
            if (after.link(link.key()).isEmpty()) {
                changes.add(new Change(Event.LINK_REMOVED, link.key(), before, after));
            }
        }
        return changes;
    }

    /** Those that are not the same object at the same place; quick, as the real engine is. */
    private static List<Link> others(List<Link> links, List<Link> than) {
        return IntStream.range(0, links.size())
                .filter(index -> index >= than.size() || links.get(index) != than.get(index))
                .mapToObj(links::get)
                .toList();
    }

    @Override
    public Subscription subscribe(ViewListener listener) {
        listeners.add(listener);
        listener.view(view);
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletionStage<View> await(Predicate<View> condition, Duration timeout) {
        return new CompletableFuture<>();
    }
}
