// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.statistics.Subject;

/**
 * Whose bytes a link carries now.
 *
 * @param link its key
 * @param technology its name; empty when it is not known
 * @param session what is connected on it
 * @param sim name of the SIM card; empty without one
 */
record Owner(String link, String technology, Optional<Session> session, String sim) {
    /** A tally with the number of the session that bytes belong to. */
    record Share(Tally tally, int session) {}

    /** Everybody who counts them. */
    List<Subject> subjects() {
        List<Subject> all = new ArrayList<>(List.of(Subject.link(link)));
        if (!technology.isEmpty()) {
            all.add(new Subject(Subject.Kind.TECHNOLOGY, technology));
        }
        session.ifPresent(one -> all.add(Subject.profile(one.profile())));
        if (!sim.isEmpty()) {
            all.add(new Subject(Subject.Kind.SIM, sim));
        }
        return all;
    }

    String text() {
        return Words.join(
                link,
                technology,
                sim,
                session.map(Session::profile).orElse(""),
                session.map(Session::carrierChanges).orElse(0L));
    }

    static Owner read(Words words) {
        String link = words.word();
        String technology = words.word();
        String sim = words.word();
        String profile = words.word();
        long changes = words.number();
        Optional<Session> session =
                profile.isEmpty() ? Optional.empty() : Optional.of(new Session(profile, Session.STORED, changes));
        return new Owner(link, technology, session, sim);
    }
}
