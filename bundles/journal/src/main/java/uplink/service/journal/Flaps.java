// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.profile.Change;
import uplink.profile.Event;

/**
 * Holds back what repeats too often, and sums it up. The same event of the same subject is told {@code times} times within a
 * window; what follows is held. A sum is told once a minute while it goes on, and when nothing has come for the window's
 * {@code times}-th part. Not safe for several threads; times are nanoseconds of a clock that only goes forward.
 */
final class Flaps {
    /** Events that are counted at most; what comes beyond is told one by one. */
    static final int MOST = 4096;

    private static final long REMIND_NANOS = Duration.ofMinutes(1).toNanos();

    private record Key(Event event, String subject) {}

    private static final class Streak {
        private final Deque<Long> told = new ArrayDeque<>();
        private boolean flapping;
        private @Nullable Change first;
        private @Nullable Change last;
        private long held;
        private long summedAt;
        private long lastAt;
    }

    private final Map<Key, Streak> streaks = new HashMap<>();
    private final Slim slim = new Slim();
    private final int times;
    private final long window;

    Flaps(int times, Duration window) {
        this.times = times;
        this.window = window.toNanos();
    }

    /** Is it to be told now; if not, it is held. */
    boolean tells(Change change, long now) {
        Key key = new Key(change.event(), change.subject());
        Streak streak = streaks.get(key);
        if (streak == null) {
            if (streaks.size() >= MOST) {
                return true;
            }
            streak = new Streak();
            streaks.put(key, streak);
        }
        forget(streak, now);
        if (!streak.flapping && streak.told.size() < times) {
            streak.told.add(now);
            return true;
        }
        hold(streak, change, now);
        return false;
    }

    /** Something is held, or still counted. */
    boolean busy() {
        return !streaks.isEmpty();
    }

    /** What is to be told by now. */
    List<Sum> due(long now) {
        List<Sum> sums = new ArrayList<>();
        for (Iterator<Streak> each = streaks.values().iterator(); each.hasNext(); ) {
            Streak streak = each.next();
            boolean calm = streak.flapping && now - streak.lastAt >= window / times;
            boolean remind = streak.flapping && now - streak.summedAt >= REMIND_NANOS;
            if (calm || remind) {
                sum(streak, now).ifPresent(sums::add);
            }
            streak.flapping &= !calm;
            forget(streak, now);
            if (!streak.flapping && streak.told.isEmpty()) {
                each.remove();
            }
        }
        return sorted(sums);
    }

    /** Everything that is held; nothing is counted any more. */
    List<Sum> all(long now) {
        List<Sum> sums = new ArrayList<>();
        streaks.values().forEach(streak -> sum(streak, now).ifPresent(sums::add));
        streaks.clear();
        return sorted(sums);
    }

    /**
     * Changes that were held.
     *
     * @param first the first of them, whose old state is the one that was told last
     * @param last the last of them
     * @param times how many
     */
    record Sum(Change first, Change last, long times) {
        /** From the state that was told last to the newest one. */
        Change net() {
            return new Change(last.event(), last.subject(), first.before(), last.after());
        }
    }

    private void hold(Streak streak, Change whole, long now) {
        Change change = slim.of(whole);
        if (!streak.flapping) {
            streak.flapping = true;
            streak.summedAt = now;
        }
        streak.first = streak.first == null ? change : streak.first;
        streak.last = change;
        streak.held++;
        streak.lastAt = now;
    }

    private static Optional<Sum> sum(Streak streak, long now) {
        Change first = streak.first;
        Change last = streak.last;
        long held = streak.held;
        streak.first = null;
        streak.last = null;
        streak.held = 0;
        streak.summedAt = now;
        return first == null || last == null ? Optional.empty() : Optional.of(new Sum(first, last, held));
    }

    private void forget(Streak streak, long now) {
        while (!streak.told.isEmpty() && now - streak.told.peek() >= window) {
            streak.told.remove();
        }
    }

    /** As their last changes came; among those of one view as events are ordered. */
    private static List<Sum> sorted(List<Sum> sums) {
        sums.sort(Comparator.comparingLong((Sum sum) -> sum.last().after().sequence())
                .thenComparing(sum -> sum.last().event())
                .thenComparing(sum -> sum.last().subject()));
        return sums;
    }
}
