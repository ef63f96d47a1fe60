// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uplink.profile.View;
import uplink.service.shell.area.Areas;
import uplink.service.shell.document.EventDocuments;
import uplink.service.shell.document.Rate;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;

/**
 * What links carry in a second: each look compares what statistics say with what they said at the one before. Tells links that carry
 * something, and once more when one has fallen silent. Not for several threads.
 */
final class Rates {
    private record Seen(long nanos, long received, long sent, Rate told) {}

    private final Supplier<Optional<Statistics>> statistics;
    private final LongSupplier clock;
    private final Map<String, Seen> before = new HashMap<>();
    private boolean counted;

    Rates(Supplier<Optional<Statistics>> statistics, LongSupplier clock) {
        this.statistics = statistics;
        this.clock = clock;
        statistics.get().ifPresent(there -> look(View.builder(0, 0).build()));
    }

    /**
     * One event per link of {@code view} that there is something to say of. Who counts may come a little later than the command, and
     * go meanwhile.
     *
     * @throws uplink.profile.ConnectionException UNAVAILABLE when nobody has counted yet
     */
    List<Map<String, @Nullable Object>> look(View view) {
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        Optional<Statistics> there = statistics.get();
        counted |= there.isPresent();
        if (!counted) {
            throw Areas.missing("statistics", "uplink.service.statistics");
        }
        List<Usage> usages = there.map(Statistics::usages).orElse(List.of());
        long now = clock.getAsLong();
        for (Usage usage : usages) {
            if (usage.subject().kind() == Subject.Kind.LINK) {
                look(view, usage, now).ifPresent(events::add);
            }
        }
        return events;
    }

    private Optional<Map<String, @Nullable Object>> look(View view, Usage usage, long now) {
        String link = usage.subject().name();
        Seen old = before.get(link);
        Rate rate = old == null ? Rate.NONE : rate(old, usage, now);
        before.put(link, new Seen(now, usage.received().total(), usage.sent().total(), rate));
        boolean silent = old == null || rate.equals(Rate.NONE) && old.told.equals(Rate.NONE);
        return silent || view.link(link).isEmpty()
                ? Optional.empty()
                : Optional.of(EventDocuments.rate(view, usage, old.told, rate));
    }

    /** A counter that is lower now was reset meanwhile: all that it shows came after that. */
    private static Rate rate(Seen old, Usage usage, long now) {
        double seconds = Math.max(1, now - old.nanos) / 1e9;
        return new Rate(
                Math.round(grown(old.received, usage.received().total()) / seconds),
                Math.round(grown(old.sent, usage.sent().total()) / seconds));
    }

    private static long grown(long before, long now) {
        return now < before ? now : now - before;
    }
}
