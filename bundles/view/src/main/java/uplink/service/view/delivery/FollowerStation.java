// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Profile;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;
import uplink.service.view.difference.Changes;

/** Gives a follower the difference between the view that it was told last and the newest one. */
final class FollowerStation extends Station {
    private static final long SIGNAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What was told of a signal, and when. */
    private record Told(View view, long nanos) {}

    private final Follower follower;
    private final Dispatcher dispatcher;
    private final Map<String, Told> signals = new HashMap<>();

    /** Profiles whose signal is not the one that was told. */
    private final Set<String> drifting = new HashSet<>();

    private @Nullable View cursor;

    FollowerStation(Lane lane, Follower follower, Dispatcher dispatcher) {
        super(lane);
        this.follower = follower;
        this.dispatcher = dispatcher;
    }

    @Override
    boolean step() {
        View after = dispatcher.newest();
        View before = cursor;
        if (before == null || before.epoch() != after.epoch()) {
            begin(after);
        } else if (before != after) {
            List<Change> changes = told(before, after);
            if (!changes.isEmpty()) {
                cursor = after;
                follower.changed(new Difference(before, after, changes));
            }
        }
        return dispatcher.newest() != after;
    }

    private void begin(View view) {
        cursor = view;
        signals.clear();
        drifting.clear();
        long now = System.nanoTime() - SIGNAL_NANOS;
        view.profiles().forEach(profile -> signals.put(profile.id(), new Told(view, now)));
        follower.present(view);
    }

    private List<Change> told(View before, View after) {
        List<Change> changes = new ArrayList<>();
        for (Change change : dispatcher.differences().between(before, after)) {
            if (change.event() == Event.PROFILE_REMOVED) {
                signals.remove(change.subject());
            } else if (change.event() == Event.PROFILE_ADDED) {
                signals.put(change.subject(), new Told(after, System.nanoTime() - SIGNAL_NANOS));
            }
            if (change.event() != Event.SIGNAL_CHANGED) {
                changes.add(change);
            }
        }
        signals(before, after, changes);
        return changes;
    }

    /** Compares with what was told of each signal, not with the last view: a slow drift is told too. */
    private void signals(View before, View after, List<Change> changes) {
        drifting.addAll(dispatcher.differences().newSignals(before, after));
        drifting.retainAll(signals.keySet());
        long now = System.nanoTime();
        List<Change> moved = new ArrayList<>();
        for (String id : List.copyOf(drifting)) {
            Told told = signals.get(id);
            OptionalInt old = signal(told.view(), id);
            OptionalInt seen = signal(after, id);
            long wait = told.nanos() + SIGNAL_NANOS - now;
            if (old.equals(seen)) {
                drifting.remove(id);
            } else if (Changes.signalMoved(old, seen) && wait > 0) {
                dispatcher.wake(lane(), wait);
            } else if (Changes.signalMoved(old, seen)) {
                moved.add(new Change(Event.SIGNAL_CHANGED, id, told.view(), after));
                signals.put(id, new Told(after, now));
                drifting.remove(id);
            }
        }
        moved.sort(Comparator.comparing(Change::subject));
        changes.addAll(place(changes), moved);
    }

    private static int place(List<Change> changes) {
        int index = 0;
        while (index < changes.size() && changes.get(index).event().compareTo(Event.SIGNAL_CHANGED) < 0) {
            index++;
        }
        return index;
    }

    private static OptionalInt signal(View view, String id) {
        return view.profile(id).map(Profile::signalDbm).orElse(OptionalInt.empty());
    }
}
