// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import uplink.profile.Change;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;

/**
 * Makes changes whose views show their subject alone, so that a thousand that are held do not hold a thousand whole views. Remembers
 * the views of the last change, which those of one difference share. Not safe for several threads.
 */
final class Slim {
    private final Side before = new Side();
    private final Side after = new Side();

    /** What texts and causes look at is still there. Of the connection as a whole, it is the same change. */
    Change of(Change change) {
        boolean link = known(change.linkBefore(), change.linkAfter());
        boolean profile = known(change.profileBefore(), change.profileAfter());
        if (!link && !profile) {
            return change;
        }
        String subject = change.subject();
        return new Change(
                change.event(), subject, before.view(change.before(), subject), after.view(change.after(), subject));
    }

    private static boolean known(Optional<?> before, Optional<?> after) {
        return before.isPresent() || after.isPresent();
    }

    private static final class Side {
        private View seen = View.builder(0, 0).build();
        private Map<String, List<Profile>> byLink = Map.of();

        View view(View view, String subject) {
            Optional<Profile> own = view.profile(subject);
            List<Profile> profiles = own.map(List::of).orElseGet(() -> upon(view, subject));
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

        private List<Profile> upon(View view, String link) {
            if (view != seen) {
                byLink = view.profiles().stream()
                        .filter(profile -> profile.link().isPresent())
                        .collect(Collectors.groupingBy(profile -> profile.link().orElseThrow()));
                seen = view;
            }
            return byLink.getOrDefault(link, List.of());
        }
    }
}
