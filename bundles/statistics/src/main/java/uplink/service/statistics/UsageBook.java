// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.statistics.Counter;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.spi.Counters;

/**
 * Adds up what links carry, by the deltas between two readings. Safe for any thread: its lock guards everything.
 *
 * <p>Kept in memory: totals begin with this object.
 */
final class UsageBook {
    /** Of a machine that makes ever new links, subjects beyond this number are refused, so that memory stays bounded. */
    private static final int MOST = 4096;

    private static final Counters NOTHING = new Counters(0, 0, 0, 0);
    private static final Comparator<Subject> BY_NAME =
            Comparator.comparing(Subject::kind).thenComparing(Subject::name);

    /** Names one counter: two backends may count the same link, each from its own beginning. */
    private record Source(String backend, String link) {}

    private final Map<Subject, Tally> tallies = new TreeMap<>(BY_NAME);
    private final Map<Source, Counters> bases = new HashMap<>();
    private final Set<String> backends = new HashSet<>();
    private Set<String> links = Set.of();
    private Map<String, Session> sessions = Map.of();
    private Instant at = Instant.EPOCH;

    /** Takes readings that were made together; where two count a link, the one that describes it counts, else the first. */
    synchronized void add(View view, List<Reading> readings, Instant now) {
        at = now;
        Set<String> counted = new HashSet<>();
        for (Link link : view.links()) {
            reading(link, readings).ifPresent(reading -> {
                counted.add(link.key());
                count(link, delta(reading, link.key()), now);
            });
        }
        readings.forEach(this::remember);
        links = view.links().stream().map(Link::key).collect(Collectors.toSet());
        begin(view, counted, now);
    }

    /** Are there other sessions than those that the last readings belong to. */
    synchronized boolean differs(View view) {
        return !Session.of(view).equals(sessions);
    }

    synchronized Optional<Usage> usage(Subject subject) {
        return Optional.ofNullable(tallies.get(subject)).map(tally -> tally.usage(at));
    }

    synchronized List<Usage> usages() {
        return tallies.values().stream().map(tally -> tally.usage(at)).toList();
    }

    /** False when nobody counts it. */
    synchronized boolean reset(Subject subject, Set<Counter> counters, Instant now) {
        Tally tally = tallies.get(subject);
        if (tally != null) {
            tally.reset(counters, now);
        }
        return tally != null;
    }

    synchronized void reset(Instant now) {
        tallies.values().forEach(tally -> tally.reset(Set.of(Counter.values()), now));
    }

    private static Optional<Reading> reading(Link link, List<Reading> readings) {
        List<Reading> able = readings.stream()
                .filter(reading -> reading.of(link.key()).isPresent())
                .toList();
        return able.stream()
                .filter(reading -> reading.backend().equals(link.backend()))
                .findFirst()
                .or(() -> able.stream().findFirst());
    }

    /** Nothing of what was counted before this book met backend and link; all of a link that has come since. */
    private Counters delta(Reading reading, String link) {
        Counters now = reading.of(link).orElse(NOTHING);
        Counters base = bases.get(new Source(reading.backend(), link));
        if (base != null) {
            return Reading.since(base, now);
        }
        return backends.contains(reading.backend()) && !links.contains(link) ? now : NOTHING;
    }

    private void count(Link link, Counters delta, Instant now) {
        tally(Subject.link(link.key()), now).ifPresent(tally -> tally.add(delta));
        tally(Subject.of(link.technology()), now).ifPresent(tally -> tally.add(delta));
        Session session = sessions.get(link.key());
        if (session != null) {
            tally(Subject.profile(session.profile()), now).ifPresent(tally -> tally.add(delta));
        }
    }

    /** The base of a link that is missing is kept: if it comes back with less, it was made anew. */
    private void remember(Reading reading) {
        if (!reading.counters().isEmpty()) {
            backends.add(reading.backend());
        }
        reading.counters().forEach((link, now) -> {
            Source source = new Source(reading.backend(), link);
            if (bases.size() < MOST || bases.containsKey(source)) {
                bases.put(source, now);
            }
        });
    }

    private void begin(View view, Set<String> counted, Instant now) {
        Map<String, Session> next = Session.of(view);
        next.forEach((link, session) -> {
            if (counted.contains(link) && !session.equals(sessions.get(link))) {
                tally(Subject.link(link), now).ifPresent(tally -> tally.begin(now));
                tally(Subject.profile(session.profile()), now).ifPresent(tally -> tally.begin(now));
                boolean first = sessions.values().stream().noneMatch(old -> old.technology() == session.technology());
                if (first) {
                    tally(Subject.of(session.technology()), now).ifPresent(tally -> tally.begin(now));
                }
            }
        });
        sessions = next;
    }

    private Optional<Tally> tally(Subject subject, Instant now) {
        Tally known = tallies.get(subject);
        if (known == null && tallies.size() < MOST) {
            known = new Tally(subject, now);
            tallies.put(subject, known);
        }
        return Optional.ofNullable(known);
    }
}
