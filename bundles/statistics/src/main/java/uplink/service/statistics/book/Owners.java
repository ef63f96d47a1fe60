// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uplink.cellular.CellularStatus;
import uplink.profile.Link;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.statistics.Subject;

/** Decides from views whose bytes each link carries, and when a session begins. Guarded by the book. */
final class Owners {
    private final Tallies tallies;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Set<String> live = new HashSet<>();
    private Map<String, Session> sessions = Map.of();
    private View view = View.builder(0, 0).settled(false).build();
    private Set<String> links = Set.of();

    Owners(Tallies tallies) {
        this.tallies = tallies;
    }

    /** Are there other links or sessions than the last readings belong to. */
    boolean differs(View next) {
        return !Session.of(next).equals(sessions) || !keys(next).equals(links);
    }

    boolean has(String link) {
        return links.contains(link);
    }

    /** What of a link is known from the last view that showed it counted. */
    Optional<Owner> find(String link) {
        return Optional.ofNullable(owners.get(link));
    }

    /** True when {@code next} is another view than the one before. */
    boolean show(View next) {
        boolean other = next != view;
        view = next;
        links = other ? keys(next) : links;
        return other;
    }

    /**
     * Before the bases that a reading shows are owned anew: which technologies have a session that goes on. A stored session
     * counts only when it is there still.
     */
    void survey(Iterable<Base> shown) {
        sessions = Session.of(view);
        owners.keySet().retainAll(links);
        live.clear();
        for (Base base : shown) {
            Optional<Session> old = base.owner().session();
            boolean stored =
                    old.filter(one -> one.connectCount() == Session.STORED).isPresent();
            if (old.isPresent() && (!stored || goesOn(base.owner()))) {
                live.add(base.owner().technology());
            }
        }
    }

    /** Who owns a counted link from now on; begins its session unless that of {@code before} goes on. */
    Owner own(Link link, Optional<Owner> before, Instant now) {
        boolean settled = view.settled();
        Optional<Session> session = settled ? Optional.ofNullable(sessions.get(link.key())) : Optional.empty();
        Owner owner = new Owner(link.key(), link.technology().name(), session, sim(view, link));
        if (session.isPresent() && before.filter(this::goesOn).isEmpty()) {
            begin(owner, now);
        }
        owners.put(link.key(), owner);
        return owner;
    }

    private boolean goesOn(Owner before) {
        Session now = sessions.get(before.link());
        return now != null && before.session().filter(old -> old.goesOn(now)).isPresent();
    }

    private void begin(Owner owner, Instant now) {
        boolean first = live.add(owner.technology());
        for (Subject subject : owner.subjects()) {
            boolean shared = subject.kind() == Subject.Kind.TECHNOLOGY || subject.kind() == Subject.Kind.SIM;
            if (!shared || first) {
                tallies.need(subject, now).ifPresent(tally -> tally.begin(now));
            }
        }
    }

    /** The tallies of an owner, each with its session if there is one. */
    List<Owner.Share> shares(Owner owner, Instant now) {
        List<Owner.Share> shares = new ArrayList<>();
        for (Subject subject : owner.subjects()) {
            tallies.need(subject, now)
                    .ifPresent(tally -> shares.add(
                            new Owner.Share(tally, owner.session().isPresent() ? tally.session() : Tally.NO_SESSION)));
        }
        return shares;
    }

    /** Whose bytes each link of a view carries, counted or not. */
    static List<Owner> of(View view) {
        Map<String, Session> all = Session.of(view);
        return view.links().stream()
                .map(link -> new Owner(
                        link.key(),
                        link.technology().name(),
                        Optional.ofNullable(all.get(link.key())),
                        sim(view, link)))
                .toList();
    }

    private static String sim(View view, Link link) {
        if (link.technology() != Technology.CELLULAR) {
            return "";
        }
        return view.technology(Technology.CELLULAR)
                .filter(CellularStatus.class::isInstance)
                .flatMap(status -> ((CellularStatus) status).identifiers().iccid())
                .map(number -> Subject.sim(number).name())
                .orElse("");
    }

    private static Set<String> keys(View of) {
        Set<String> keys = new HashSet<>();
        of.links().forEach(link -> keys.add(link.key()));
        return keys;
    }
}
