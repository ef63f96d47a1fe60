// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uplink.statistics.Count;
import uplink.statistics.Counter;
import uplink.statistics.Resolution;
import uplink.statistics.Subject;
import uplink.statistics.Usage;

/** The counters of one subject. Guarded by the {@link UsageBook}. */
final class Tally {
    /** Of a share outside of any session. */
    static final int NO_SESSION = -1;

    private static final int RECEIVED = 0;
    private static final int SENT = 1;
    private static final int KINDS = 4;
    private static final Resolution[] RESOLUTIONS = Resolution.values();

    private final Subject subject;
    private final long[] last = new long[KINDS];
    private final long[] total = new long[KINDS];
    private final Instant[] since = new Instant[KINDS];
    /** By resolution; none while no history is kept. */
    private Ring[] history = {};

    private Optional<Instant> lastSince = Optional.empty();
    private @Nullable Cycle cycle;
    private int session;
    private final int[] resets = new int[Counter.values().length];
    private boolean dirty = true;

    Tally(Subject subject, Instant now) {
        this.subject = subject;
        Arrays.fill(since, now);
    }

    Subject subject() {
        return subject;
    }

    /** Begins to keep what it carries by minute, hour and day. */
    void keepHistory() {
        history = Arrays.stream(RESOLUTIONS)
                .map(resolution -> new Ring(resolution.slots()))
                .toArray(Ring[]::new);
    }

    Optional<Ring> history(Resolution resolution) {
        return history.length == 0 ? Optional.empty() : Optional.of(history[resolution.ordinal()]);
    }

    /** Adds bytes received and sent, packets and errors; to the latest session only what was carried in it. */
    void add(long[] delta, int inSession, Moment now) {
        for (int kind = 0; kind < KINDS; kind++) {
            total[kind] += delta[kind];
            last[kind] += inSession == session ? delta[kind] : 0;
        }
        if (cycle != null) {
            cycle.add(delta[RECEIVED], delta[SENT]);
        }
        for (int ring = 0; ring < history.length; ring++) {
            history[ring].add(now.slot(RESOLUTIONS[ring]), delta[RECEIVED], delta[SENT]);
        }
        dirty = true;
    }

    /** Number of the latest session. */
    int session() {
        return session;
    }

    /** How often a counter was reset: then a threshold may be reached again. */
    int resets(Counter counter) {
        return resets[counter.ordinal()];
    }

    /** A session begins. */
    void begin(Instant now) {
        session++;
        lastSince = Optional.of(now);
        Arrays.fill(last, 0);
        dirty = true;
    }

    void reset(Set<Counter> counters, Instant now) {
        dirty = true;
        for (Counter counter : counters) {
            resets[counter.ordinal()]++;
            switch (counter) {
                case LAST_RECEIVED -> last[RECEIVED] = 0;
                case LAST_SENT -> last[SENT] = 0;
                case LAST_PACKETS -> last[2] = 0;
                case LAST_ERRORS -> last[3] = 0;
                case TOTAL_RECEIVED -> clear(RECEIVED, now);
                case TOTAL_SENT -> clear(SENT, now);
                case TOTAL_PACKETS -> clear(2, now);
                case TOTAL_ERRORS -> clear(3, now);
            }
        }
    }

    private void clear(int kind, Instant now) {
        total[kind] = 0;
        since[kind] = now;
    }

    Optional<Cycle> cycle() {
        return Optional.ofNullable(cycle);
    }

    /** The cycle of a plan, made when there was none. */
    Cycle needCycle() {
        dirty = true;
        if (cycle == null) {
            cycle = new Cycle();
        }
        return cycle;
    }

    /** Begins a new cycle when it is time. */
    void turn(Instant now) {
        if (cycle != null && cycle.turn(now)) {
            dirty = true;
        }
    }

    Usage usage(Instant at) {
        return new Usage(
                subject,
                count(RECEIVED),
                count(SENT),
                count(2),
                count(3),
                lastSince,
                since[RECEIVED].isBefore(since[SENT]) ? since[RECEIVED] : since[SENT],
                at);
    }

    private Count count(int kind) {
        return new Count(last[kind], total[kind]);
    }

    /** Was it changed since this was asked last. */
    boolean changed() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    String text() {
        Object[] words = new Object[3 * KINDS + 1];
        for (int kind = 0; kind < KINDS; kind++) {
            words[kind] = last[kind];
            words[KINDS + kind] = total[kind];
            words[2 * KINDS + kind] = since[kind].toEpochMilli();
        }
        words[3 * KINDS] =
                lastSince.map(begin -> Long.toString(begin.toEpochMilli())).orElse("");
        return Words.join(words);
    }

    void load(Words words) {
        for (int kind = 0; kind < KINDS; kind++) {
            last[kind] = words.number();
        }
        for (int kind = 0; kind < KINDS; kind++) {
            total[kind] = words.number();
        }
        for (int kind = 0; kind < KINDS; kind++) {
            since[kind] = Instant.ofEpochMilli(words.number());
        }
        String begin = words.word();
        lastSince = begin.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(begin)));
        dirty = false;
    }
}
