// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.statistics.spi.Counters;

/** Turns readings into deltas and gives each to whom it belongs. Guarded by the book. */
final class Counted {
    /** Counters that were never read before; {@code ours} when they began while their backend was known already. */
    private record Fresh(String backend, String link, Counters counters, boolean ours) {}

    private final Bases bases;
    private final Owners owners;
    private long pass;

    Counted(Bases bases, Owners owners) {
        this.bases = bases;
        this.owners = owners;
    }

    /** Readings that were made together. */
    private final class Pass {
        private final View view;
        private final List<Reading> readings;
        private final Moment now;
        private final List<Fresh> fresh = new ArrayList<>();
        private final List<Base> shown = new ArrayList<>();

        Pass(View view, List<Reading> readings, Moment now) {
            this.view = view;
            this.readings = readings;
            this.now = now;
        }

        void read(Reading reading) {
            boolean known = bases.knows(reading.backend());
            Map<String, Base> of = bases.of(reading.backend());
            reading.counters().forEach((link, counters) -> {
                boolean counts = counts(reading, link);
                Base base = of.get(Bases.source(link, counters));
                if (base != null) {
                    read(base, link, counters, counts);
                } else {
                    meet(reading.backend(), link, counters, known && counts);
                }
            });
        }

        private void read(Base base, String link, Counters counters, boolean counts) {
            long[] delta = base.read(counters, pass);
            if (counts) {
                base.count(delta, now);
                base.called(link);
                shown.add(base);
            }
        }

        /** What a view does not show yet waits, unless it was there before everything. */
        private void meet(String backend, String link, Counters counters, boolean mayBeOurs) {
            boolean here = view.link(link).isPresent();
            boolean since = !owners.has(link) || bases.has(backend, link);
            if (here || !bases.knows(backend)) {
                fresh.add(new Fresh(backend, link, counters, mayBeOurs && here && since));
            }
        }

        private boolean counts(Reading reading, String link) {
            if (readings.size() == 1) {
                return true;
            }
            String described = view.link(link).map(Link::backend).orElse("");
            Optional<Reading> best = Optional.empty();
            for (Reading one : readings) {
                boolean able = one.counters().containsKey(link);
                if (able && (best.isEmpty() || one.backend().equals(described))) {
                    best = Optional.of(one);
                }
            }
            return best.filter(one -> one == reading).isPresent();
        }

        /** Until everybody has said something, what was stored is all that is known of sessions. */
        void own() {
            if (!owners.show(view) || !view.settled()) {
                return;
            }
            owners.survey(shown);
            for (Base base : shown) {
                view.link(base.link()).ifPresent(link -> {
                    Owner owner = owners.own(link, Optional.of(base.owner()), now.at());
                    base.own(owner, owners.shares(owner, now.at()));
                });
            }
        }

        void take(Fresh one) {
            Owner owner = view.link(one.link)
                    .map(link -> owners.own(link, owners.find(one.link), now.at()))
                    .orElseGet(() -> nobodys(one.link));
            begin(one.backend, owner, one.counters, now).count(one.ours ? Deltas.all(one.counters) : Deltas.NONE, now);
        }
    }

    void add(View view, List<Reading> readings, Moment now) {
        pass++;
        Pass together = new Pass(view, readings, now);
        readings.forEach(together::read);
        together.own();
        together.fresh.forEach(together::take);
        readings.forEach(reading -> bases.prune(reading.backend(), pass));
    }

    /** The base stays: a link that was only away comes back with the same counters. */
    void gone(String backend, String link, Counters last, Moment now) {
        Base base = bases.find(backend, Bases.source(link, last));
        if (base != null) {
            base.count(base.end(last, pass), now);
        } else if (bases.knows(backend)) {
            Owner owner = owners.find(link).orElseGet(() -> nobodys(link));
            begin(backend, owner, last, now).count(Deltas.all(last), now);
        }
    }

    private Base begin(String backend, Owner owner, Counters counters, Moment now) {
        Base base = new Base(counters, owner, owners.shares(owner, now.at()));
        base.seen(pass);
        bases.put(backend, Bases.source(owner.link(), counters), base);
        return base;
    }

    private static Owner nobodys(String link) {
        return new Owner(link, "", Optional.empty(), "");
    }
}
