// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uplink.statistics.Count;
import uplink.statistics.Counter;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.spi.Counters;

/** The counters of one subject. Guarded by the {@link UsageBook}. */
final class Tally {
    private static final Set<Counter> LAST = EnumSet.of(Counter.LAST_RECEIVED, Counter.LAST_SENT, Counter.LAST_PACKETS);
    private static final Set<Counter> TOTAL =
            EnumSet.of(Counter.TOTAL_RECEIVED, Counter.TOTAL_SENT, Counter.TOTAL_PACKETS);

    private final Subject subject;
    private final Map<Counter, Long> values = new EnumMap<>(Counter.class);
    private Optional<Instant> lastSince = Optional.empty();
    private Instant totalSince;

    Tally(Subject subject, Instant now) {
        this.subject = subject;
        this.totalSince = now;
        for (Counter counter : Counter.values()) {
            values.put(counter, 0L);
        }
    }

    void add(Counters delta) {
        long packets = delta.receivedPackets() + delta.sentPackets();
        count(Counter.LAST_RECEIVED, Counter.TOTAL_RECEIVED, delta.receivedBytes());
        count(Counter.LAST_SENT, Counter.TOTAL_SENT, delta.sentBytes());
        count(Counter.LAST_PACKETS, Counter.TOTAL_PACKETS, packets);
    }

    private void count(Counter last, Counter total, long more) {
        values.merge(last, more, Long::sum);
        values.merge(total, more, Long::sum);
    }

    /** A session begins. */
    void begin(Instant now) {
        lastSince = Optional.of(now);
        LAST.forEach(counter -> values.put(counter, 0L));
    }

    /** The total counts since the oldest of its counters was reset. */
    void reset(Set<Counter> counters, Instant now) {
        counters.forEach(counter -> values.put(counter, 0L));
        if (counters.containsAll(TOTAL)) {
            totalSince = now;
        }
    }

    Usage usage(Instant at) {
        return new Usage(
                subject,
                new Count(values.get(Counter.LAST_RECEIVED), values.get(Counter.TOTAL_RECEIVED)),
                new Count(values.get(Counter.LAST_SENT), values.get(Counter.TOTAL_SENT)),
                new Count(values.get(Counter.LAST_PACKETS), values.get(Counter.TOTAL_PACKETS)),
                lastSince,
                totalSince,
                at);
    }
}
