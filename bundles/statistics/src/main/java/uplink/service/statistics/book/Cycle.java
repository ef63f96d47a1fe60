// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.util.Optional;
import uplink.statistics.Direction;
import uplink.statistics.Plan;
import uplink.statistics.Quota;

/** What the present cycle of a plan has carried. Goes on counting while the plan's configuration is away. */
final class Cycle {
    private Optional<Plan> plan = Optional.empty();
    private Instant begin = Instant.EPOCH;
    private long received;
    private long sent;
    private long correction;

    void plan(Optional<Plan> wanted) {
        plan = wanted;
    }

    Optional<Plan> plan() {
        return plan;
    }

    Instant begin() {
        return begin;
    }

    void add(long moreReceived, long moreSent) {
        received += moreReceived;
        sent += moreSent;
    }

    /** True when a new cycle has begun. A clock that is set back begins none: what was counted stays in the later cycle. */
    boolean turn(Instant now) {
        if (plan.isEmpty()) {
            return false;
        }
        Instant latest = plan.get().cycle().begin(now);
        boolean turns = latest.isAfter(begin);
        if (turns) {
            begin = latest;
            received = 0;
            sent = 0;
            correction = 0;
        }
        return turns;
    }

    /** The carrier's figure. */
    void correct(long bytes) {
        correction += bytes - used();
    }

    long used() {
        return plan.map(Plan::direction).map(way -> way.of(received, sent)).orElse(received + sent) + correction;
    }

    /** Of one direction, corrected where the plan counts that direction. */
    long used(Direction way) {
        boolean planned = plan.filter(one -> one.direction() == way).isPresent();
        return way.of(received, sent) + (planned ? correction : 0);
    }

    Optional<Quota> quota() {
        return plan.map(one -> new Quota(one, used(), begin, one.cycle().next(begin)));
    }

    /** Its own begin, and what it has counted since. */
    String text() {
        return Words.join(begin.toEpochMilli(), received, sent, correction);
    }

    void load(Words words) {
        begin = Instant.ofEpochMilli(words.number());
        received = words.number();
        sent = words.number();
        correction = words.number();
    }
}
