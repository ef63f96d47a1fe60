// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import uplink.statistics.Resolution;
import uplink.statistics.Subject;

/** The tally of every subject. Guarded by the book. */
final class Tallies {
    /** Of a machine that makes ever new links, subjects beyond this number are refused, so that memory stays bounded. */
    private static final int MOST = 4096;

    /** So many subjects have a history: some 25 KiB each. */
    private static final int MOST_HISTORIES = 256;

    static final Comparator<Subject> BY_NAME =
            Comparator.comparing(Subject::kind).thenComparing(Subject::name);

    private final Map<Subject, Tally> tallies = new TreeMap<>(BY_NAME);

    /** Technologies first, then links, profiles and cards, each by name. */
    Collection<Tally> all() {
        return tallies.values();
    }

    Optional<Tally> find(Subject subject) {
        return Optional.ofNullable(tallies.get(subject));
    }

    /** The tally of a subject, made when there is room; there always is for technologies and cards. */
    Optional<Tally> need(Subject subject, Instant now) {
        Tally known = tallies.get(subject);
        boolean few = subject.kind() == Subject.Kind.TECHNOLOGY || subject.kind() == Subject.Kind.SIM;
        if (known == null && (few || tallies.size() < MOST)) {
            known = new Tally(subject, now);
            if (few || tallies.size() < MOST_HISTORIES) {
                known.keepHistory();
            }
            tallies.put(subject, known);
        }
        return Optional.ofNullable(known);
    }

    /** One line of a store; false when it is no line of a tally. */
    boolean load(String kind, Words key, Words value) {
        if (!kind.equals("usage") && !kind.equals("cycle") && !kind.equals("slot")) {
            return false;
        }
        Subject subject = new Subject(Subject.Kind.valueOf(key.word()), key.word());
        need(subject, Instant.EPOCH).ifPresent(tally -> {
            switch (kind) {
                case "usage" -> tally.load(value);
                case "cycle" -> tally.needCycle().load(value);
                default -> {
                    Optional<Ring> ring = tally.history(Resolution.valueOf(key.word()));
                    ring.ifPresent(found -> found.put(key.number(), value.number(), value.number()));
                }
            }
        });
        return true;
    }

    void changes(BiConsumer<String, String> lines) {
        for (Tally tally : tallies.values()) {
            if (tally.changed()) {
                write(tally, lines);
                for (Resolution resolution : Resolution.values()) {
                    tally.history(resolution).ifPresent(ring -> ring.changes(slots(tally, resolution, lines)));
                }
            }
        }
    }

    void whole(BiConsumer<String, String> lines) {
        for (Tally tally : tallies.values()) {
            write(tally, lines);
            for (Resolution resolution : Resolution.values()) {
                tally.history(resolution)
                        .ifPresent(ring -> ring.visit(Long.MIN_VALUE, Long.MAX_VALUE, slots(tally, resolution, lines)));
            }
        }
    }

    private static void write(Tally tally, BiConsumer<String, String> lines) {
        lines.accept(key("usage", tally), tally.text());
        tally.cycle().ifPresent(cycle -> lines.accept(key("cycle", tally), cycle.text()));
    }

    private static Ring.Visitor slots(Tally tally, Resolution resolution, BiConsumer<String, String> lines) {
        String key = key("slot", tally) + " " + resolution + " ";
        return (slot, received, sent) -> lines.accept(key + slot, Words.join(received, sent));
    }

    private static String key(String kind, Tally tally) {
        return Words.join(kind, tally.subject().kind(), tally.subject().name());
    }
}
