// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import uplink.profile.View;
import uplink.statistics.Counter;
import uplink.statistics.Plan;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Subject;
import uplink.statistics.Threshold;
import uplink.statistics.Usage;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;
import uplink.statistics.spi.Counters;

/**
 * Adds up what links carry, by the deltas between two readings. Safe for any thread: its lock guards everything.
 *
 * <p>What lies between two readings belongs to whom the link carried at the first. What is known can be written down line by line,
 * and read back by the next book: then the counters of a link that still lives go on where they were.
 */
public final class UsageBook {
    private final ZoneId zone;
    private final Tallies tallies = new Tallies();
    private final Bases bases = new Bases();
    private final Owners owners = new Owners(tallies);
    private final Plans plans = new Plans(tallies);
    private final Counted counted = new Counted(bases, owners);
    private Instant at = Instant.EPOCH;

    /** Days begin in {@code zone}. */
    public UsageBook(ZoneId zone) {
        this.zone = zone;
    }

    /** Takes readings that were made together; where two count a link, the one that describes it counts, else the first. */
    public synchronized void add(View view, List<Reading> readings, Instant now) {
        counted.add(view, readings, moment(now));
    }

    /** Takes the final counters of a link that is gone, which no later reading shows. */
    public synchronized void gone(String backend, String link, Counters last, Instant now) {
        counted.gone(backend, link, last, moment(now));
    }

    /** Begins new cycles first, so that nothing goes to an old one. */
    private Moment moment(Instant now) {
        Moment moment = Moment.of(now, zone);
        at = moment.at();
        plans.turn(at);
        return moment;
    }

    /** Are there other links or sessions than those that the last readings belong to. */
    public synchronized boolean differs(View view) {
        return owners.differs(view);
    }

    /** What a subject has carried when it was read last. */
    public synchronized Optional<Usage> usage(Subject subject) {
        return tallies.find(subject).map(tally -> tally.usage(at));
    }

    /** Of every subject: technologies first, then links, profiles and cards, each by name. */
    public synchronized List<Usage> usages() {
        return tallies.all().stream().map(tally -> tally.usage(at)).toList();
    }

    /** False when nobody counts it. */
    public synchronized boolean reset(Subject subject, Set<Counter> counters, Instant now) {
        Optional<Tally> tally = tallies.find(subject);
        tally.ifPresent(found -> found.reset(counters, now));
        return tally.isPresent();
    }

    /** Every counter of every subject. */
    public synchronized void reset(Instant now) {
        tallies.all().forEach(tally -> tally.reset(Set.of(Counter.values()), now));
    }

    /** Slots of the history that hold a byte, oldest first. */
    public synchronized List<UsageSlot> history(Subject subject, UsageRange range) {
        List<UsageSlot> slots = new ArrayList<>();
        long from = Moment.of(range.from(), zone).slot(range.resolution());
        long until = Moment.of(range.until().plusMillis(-1), zone).slot(range.resolution()) + 1;
        tallies.find(subject)
                .flatMap(tally -> tally.history(range.resolution()))
                .ifPresent(ring -> ring.visit(
                        from,
                        until,
                        (slot, received, sent) -> slots.add(
                                new UsageSlot(Moment.begin(range.resolution(), slot, zone), received, sent))));
        return slots;
    }

    /** From now on the subject has this plan. */
    public synchronized void plan(Plan plan, Instant now) {
        plans.put(plan, now);
    }

    /** From now on the subject has no plan; its cycle goes on counting, should the plan come back. */
    public synchronized void noPlan(Plan plan) {
        plans.remove(plan);
    }

    /** Every plan, by subject. */
    public synchronized List<Quota> quotas() {
        return plans.quotas();
    }

    /** The carrier's figure for the present cycle; false when the subject has no plan. */
    public synchronized boolean correct(Subject subject, long bytes) {
        return plans.correct(subject, bytes);
    }

    /** Of each link that a view shows the worst state among the plans of whom it carries; those without a plan are left out. */
    public synchronized Map<String, QuotaState> states(View view) {
        return plans.none() ? Map.of() : plans.worst(Owners.of(view));
    }

    /** How far a threshold is; empty while nobody counts its subject, or that has no plan though one is wanted. */
    public synchronized Optional<Level> level(Threshold threshold) {
        return tallies.find(threshold.subject()).flatMap(tally -> Level.of(tally, threshold, at));
    }

    /** Reads one line that {@link #changes} or {@link #whole} has given. */
    public synchronized void load(String key, String value) {
        Words name = new Words(key);
        String kind = name.word();
        if (value.isEmpty()) {
            bases.remove(name.word(), name.word());
        } else if (kind.equals("base")) {
            Words words = new Words(value);
            Counters counters = Base.counters(words);
            Owner owner = Owner.read(words);
            bases.put(name.word(), name.word(), new Base(counters, owner, owners.shares(owner, Instant.EPOCH)));
        } else if (!tallies.load(kind, name, new Words(value))) {
            throw new IllegalArgumentException("there is no line '" + kind + "'");
        }
    }

    /** Lines of what has changed since this was asked last; a line without a value is to be forgotten. */
    public synchronized Map<String, String> changes() {
        return lines(lines -> {
            tallies.changes(lines);
            bases.changes(lines);
        });
    }

    /** Lines of everything; does not change what {@link #changes} says. */
    public synchronized Map<String, String> whole() {
        return lines(lines -> {
            tallies.whole(lines);
            bases.whole(lines);
        });
    }

    private static Map<String, String> lines(Consumer<BiConsumer<String, String>> writer) {
        Map<String, String> lines = new HashMap<>();
        writer.accept(lines::put);
        return lines;
    }
}
