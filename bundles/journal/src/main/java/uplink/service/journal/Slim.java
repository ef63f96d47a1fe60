// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.util.List;
import java.util.Optional;
import uplink.profile.Change;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;

/** A change whose views show its subject alone, so that a thousand that are held do not hold a thousand whole views. Pure. */
final class Slim {
    private Slim() {}

    /** What texts and causes look at is still there. Of the connection as a whole, it is the same change. */
    static Change of(Change change) {
        boolean link = known(change.linkBefore(), change.linkAfter());
        boolean profile = known(change.profileBefore(), change.profileAfter());
        if (!link && !profile) {
            return change;
        }
        String subject = change.subject();
        return new Change(change.event(), subject, view(change.before(), subject), view(change.after(), subject));
    }

    private static boolean known(Optional<?> before, Optional<?> after) {
        return before.isPresent() || after.isPresent();
    }

    private static View view(View view, String subject) {
        Optional<Profile> own = view.profile(subject);
        List<Profile> profiles = own.map(List::of).orElseGet(() -> of(view, subject));
        Optional<Link> link =
                own.map(Profile::link).orElse(Optional.of(subject)).flatMap(view::link);
        return View.builder(view.epoch(), view.sequence())
                .instant(view.instant())
                .settled(view.settled())
                .links(link.stream().toList())
                .profiles(profiles)
                .backends(view.backends())
                .build();
    }

    private static List<Profile> of(View view, String link) {
        return view.profiles().stream()
                .filter(profile -> profile.link().filter(link::equals).isPresent())
                .toList();
    }
}
