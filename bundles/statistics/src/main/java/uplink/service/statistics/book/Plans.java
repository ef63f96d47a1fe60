// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uplink.statistics.Plan;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Subject;

/** What plans have used up. Guarded by the book. */
final class Plans {
    private final Tallies tallies;

    /** Those that have a plan, by subject. */
    private final Map<Subject, Tally> planned = new TreeMap<>(Tallies.BY_NAME);

    Plans(Tallies tallies) {
        this.tallies = tallies;
    }

    void put(Plan plan, Instant now) {
        tallies.need(plan.subject(), now).ifPresent(tally -> {
            planned.put(plan.subject(), tally);
            tally.needCycle().plan(Optional.of(plan));
            tally.turn(now);
        });
    }

    /** A plan that has replaced {@code plan} meanwhile stays. */
    void remove(Plan plan) {
        Optional.ofNullable(planned.get(plan.subject()))
                .flatMap(Tally::cycle)
                .filter(cycle -> cycle.plan().filter(plan::equals).isPresent())
                .ifPresent(cycle -> {
                    cycle.plan(Optional.empty());
                    planned.remove(plan.subject());
                });
    }

    /** Begins new cycles where it is time. */
    void turn(Instant now) {
        planned.values().forEach(tally -> tally.turn(now));
    }

    List<Quota> quotas() {
        return planned.values().stream()
                .flatMap(tally -> tally.cycle().flatMap(Cycle::quota).stream())
                .toList();
    }

    boolean correct(Subject subject, long bytes) {
        Tally tally = planned.get(subject);
        if (tally != null) {
            tally.needCycle().correct(bytes);
        }
        return tally != null;
    }

    Map<String, QuotaState> worst(Collection<Owner> owners) {
        Map<String, QuotaState> states = new HashMap<>();
        owners.forEach(owner -> worst(owner).ifPresent(state -> states.put(owner.link(), state)));
        return states;
    }

    private Optional<QuotaState> worst(Owner owner) {
        return owner.subjects().stream()
                .filter(planned::containsKey)
                .flatMap(subject -> planned.get(subject).cycle().flatMap(Cycle::quota).stream())
                .map(Quota::state)
                .max(Comparator.naturalOrder());
    }

    boolean none() {
        return planned.isEmpty();
    }
}
