// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import uplink.statistics.spi.Counters;

/** The bases of every backend, by the life of the counters. Those of links that are gone are kept for a while. Guarded by the book. */
final class Bases {
    /** So many lives that no reading shows any more are remembered: their counters may come back. */
    private static final int GONE = 256;

    private final Map<String, Map<String, Base>> backends = new HashMap<>();
    private final List<String> forgotten = new ArrayList<>();

    /** Name of one life of a link's counters in its backend. */
    static String source(String link, Counters counters) {
        String generation = counters.origin().generation();
        return generation.isEmpty() ? "link:" + link : generation;
    }

    /** Has the backend counted before, in this life or an earlier one. */
    boolean knows(String backend) {
        return backends.containsKey(backend);
    }

    /** Those of a backend, by the life of the counters. */
    Map<String, Base> of(String backend) {
        return backends.getOrDefault(backend, Map.of());
    }

    @Nullable
    Base find(String backend, String source) {
        return of(backend).get(source);
    }

    void put(String backend, String source, Base base) {
        backends.computeIfAbsent(backend, name -> new HashMap<>()).put(source, base);
    }

    void remove(String backend, String source) {
        Map<String, Base> of = backends.get(backend);
        if (of != null) {
            of.remove(source);
        }
    }

    /** Has the backend counted a link of this key before, in another life of its counters. */
    boolean has(String backend, String link) {
        return of(backend).values().stream()
                .anyMatch(base -> base.owner().link().equals(link));
    }

    /** Forgets those that were seen longest ago. */
    void prune(String backend, long pass) {
        Map<String, Base> of = of(backend);
        if (of.size() <= GONE) {
            return;
        }
        List<String> old = of.entrySet().stream()
                .filter(entry -> entry.getValue().pass() < pass)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().pass()))
                .map(Map.Entry::getKey)
                .toList();
        for (String source : old.subList(0, Math.max(0, old.size() - GONE))) {
            of.remove(source);
            forgotten.add(key(backend, source));
        }
    }

    void changes(BiConsumer<String, String> lines) {
        forgotten.forEach(key -> lines.accept(key, ""));
        forgotten.clear();
        visit(true, lines);
    }

    void whole(BiConsumer<String, String> lines) {
        visit(false, lines);
    }

    private void visit(boolean changed, BiConsumer<String, String> lines) {
        backends.forEach((backend, of) -> of.forEach((source, base) -> {
            if (!changed || base.changed()) {
                lines.accept(key(backend, source), base.text());
            }
        }));
    }

    private static String key(String backend, String source) {
        return Words.join("base", backend, source);
    }
}
