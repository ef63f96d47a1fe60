// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uplink.profile.Change;
import uplink.profile.HistoryEntry;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.profile.Views;

/**
 * Turns views into entries. Safe for any thread: one lock, which only the thread that gives views and the one that gives ticks
 * want; times are nanoseconds of a clock that only goes forward.
 */
final class Scribe {
    private final Views views;
    private final Flaps flaps;
    private final Consumer<List<HistoryEntry>> paper;
    private @Nullable View last;

    /** {@code paper} is given what there is to tell at one instant, in order, under the lock. */
    Scribe(Views views, Flaps flaps, Consumer<List<HistoryEntry>> paper) {
        this.views = views;
        this.flaps = flaps;
        this.paper = paper;
    }

    synchronized void view(View view, long now) {
        View before = last;
        List<HistoryEntry> entries = new ArrayList<>();
        if (before == null || before.epoch() != view.epoch()) {
            if (before != null) {
                flaps.all(now).forEach(sum -> entries.add(flapped(sum, before)));
            }
            entries.add(whole(HistoryEntry.PRESENT, view, Texts.present(view)));
        } else {
            if (view.sequence() != before.sequence() + 1) {
                entries.add(gap(before, view));
            }
            for (Change change : views.changes(before, view)) {
                if (flaps.tells(change, now)) {
                    entries.add(entry(change));
                }
            }
        }
        last = view;
        write(entries);
    }

    /** Time has passed. */
    synchronized void tick(long now) {
        sum(flaps.due(now));
    }

    /** Tells what is held: nothing comes any more. */
    synchronized void end(long now) {
        sum(flaps.all(now));
    }

    /** Wants ticks. */
    synchronized boolean busy() {
        return flaps.busy();
    }

    private void sum(List<Flaps.Sum> sums) {
        View newest = last;
        if (newest != null) {
            write(sums.stream().map(sum -> flapped(sum, newest)).toList());
        }
    }

    private void write(List<HistoryEntry> entries) {
        if (!entries.isEmpty()) {
            paper.accept(entries);
        }
    }

    private static HistoryEntry entry(Change change) {
        Texts texts = Texts.of(change);
        return new HistoryEntry(
                change.after().epoch(),
                change.after().sequence(),
                change.after().instant(),
                change.event().method(),
                change.subject(),
                change.interfaceName(),
                texts.before(),
                texts.after(),
                Texts.cut(Causes.of(change)),
                1);
    }

    /** Told when it is summed up, so that entries stay in order. */
    private static HistoryEntry flapped(Flaps.Sum sum, View newest) {
        Texts texts = Texts.of(sum.net());
        if (texts.before().isEmpty() && texts.after().isEmpty()) {
            String same = Texts.of(sum.last()).after();
            texts = new Texts(same, same);
        }
        String cause = Causes.of(sum.last());
        return new HistoryEntry(
                newest.epoch(),
                newest.sequence(),
                Instant.now(),
                HistoryEntry.FLAPPED,
                sum.last().subject(),
                sum.last().interfaceName(),
                texts.before(),
                texts.after(),
                Texts.cut(sum.last().event().method() + (cause.isEmpty() ? "" : ": " + cause)),
                sum.times());
    }

    private static HistoryEntry gap(View before, View after) {
        Texts texts = new Texts(Long.toString(before.sequence()), Long.toString(after.sequence()));
        return whole(HistoryEntry.GAP, after, texts);
    }

    private static HistoryEntry whole(String event, View view, Texts texts) {
        Optional<String> interfaceName = view.current().flatMap(Link::interfaceName);
        return new HistoryEntry(
                view.epoch(),
                view.sequence(),
                view.instant(),
                event,
                Change.CONNECTION,
                interfaceName,
                texts.before(),
                texts.after(),
                "",
                1);
    }
}
