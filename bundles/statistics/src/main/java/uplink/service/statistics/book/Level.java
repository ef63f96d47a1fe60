// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.util.Optional;
import uplink.statistics.Counter;
import uplink.statistics.Direction;
import uplink.statistics.Threshold;
import uplink.statistics.Usage;

/**
 * How far a threshold is.
 *
 * @param bytes counted
 * @param turn another one after each reset, session or cycle: then it may be reached again
 * @param usage of the subject, at the same instant
 */
public record Level(long bytes, String turn, Usage usage) {
    static Optional<Level> of(Tally tally, Threshold threshold, Instant at) {
        Usage usage = tally.usage(at);
        Direction way = threshold.direction();
        return switch (threshold.period()) {
            case LAST ->
                Optional.of(new Level(
                        way.of(usage.received().last(), usage.sent().last()),
                        tally.session() + "/" + resets(tally, way, Counter.LAST_RECEIVED, Counter.LAST_SENT),
                        usage));
            case TOTAL ->
                Optional.of(new Level(
                        way.of(usage.received().total(), usage.sent().total()),
                        "" + resets(tally, way, Counter.TOTAL_RECEIVED, Counter.TOTAL_SENT),
                        usage));
            case CYCLE ->
                tally.cycle()
                        .filter(cycle -> cycle.plan().isPresent())
                        .map(cycle -> new Level(cycle.used(way), cycle.begin().toString(), usage));
        };
    }

    private static long resets(Tally tally, Direction way, Counter received, Counter sent) {
        return way.of(tally.resets(received), tally.resets(sent));
    }
}
