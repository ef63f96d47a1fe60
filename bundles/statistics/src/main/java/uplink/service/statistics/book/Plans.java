// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.statistics.Plan;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Subject;

/** What plans have used up. Guarded by the book. */
final class Plans {
    private final Tallies tallies;

    Plans(Tallies tallies) {
        this.tallies = tallies;
    }

    void put(Plan plan, Instant now) {
        tallies.need(plan.subject(), now).ifPresent(tally -> {
            tally.needCycle().plan(Optional.of(plan));
            tally.turn(now);
        });
    }

    /** A plan that has replaced {@code plan} meanwhile stays. */
    void remove(Plan plan) {
        tallies.find(plan.subject())
                .flatMap(Tally::cycle)
                .filter(cycle -> cycle.plan().filter(plan::equals).isPresent())
                .ifPresent(cycle -> cycle.plan(Optional.empty()));
    }

    List<Quota> quotas() {
        return tallies.all().stream()
                .flatMap(tally -> tally.cycle().flatMap(Cycle::quota).stream())
                .toList();
    }

    boolean correct(Subject subject, long bytes) {
        Optional<Tally> planned = tallies.find(subject)
                .filter(tally -> tally.cycle().flatMap(Cycle::plan).isPresent());
        planned.ifPresent(tally -> tally.needCycle().correct(bytes));
        return planned.isPresent();
    }

    Map<String, QuotaState> worst(Collection<Owner> owners) {
        Map<String, QuotaState> states = new HashMap<>();
        owners.forEach(owner -> worst(owner).ifPresent(state -> states.put(owner.link(), state)));
        return states;
    }

    private Optional<QuotaState> worst(Owner owner) {
        return owner.subjects().stream()
                .flatMap(subject -> tallies.find(subject).stream())
                .flatMap(tally -> tally.cycle().flatMap(Cycle::quota).stream())
                .map(Quota::state)
                .max(Comparator.naturalOrder());
    }
}
