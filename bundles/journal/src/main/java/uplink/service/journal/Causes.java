// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.profile.Carrier;
import uplink.profile.Change;
import uplink.profile.Failure;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;

/** Why something has changed, as far as two views can say: a failure first, then a backend, then a carrier. Pure. */
final class Causes {
    private Causes() {}

    /** Empty when the views say nothing. */
    static String of(Change change) {
        return failure(change)
                .or(() -> backend(change))
                .or(() -> carrier(change))
                .orElse("");
    }

    /** One that was not there before, of the profile itself, or of the one that is up on the link. */
    private static Optional<String> failure(Change change) {
        return profile(change, change.before())
                .or(() -> profile(change, change.after()))
                .flatMap(old -> change.after()
                        .profile(old.id())
                        .flatMap(Profile::lastFailure)
                        .filter(now -> !known(change.before(), old.id(), now)))
                .map(Failure::toString);
    }

    private static boolean known(View before, String profile, Failure failure) {
        return before.profile(profile)
                .flatMap(Profile::lastFailure)
                .filter(failure::equals)
                .isPresent();
    }

    private static Optional<Profile> profile(Change change, View view) {
        return subject(change, view).flatMap(link -> on(view, link)).or(() -> view.profile(change.subject()));
    }

    private static Optional<Profile> on(View view, Link link) {
        return view.profiles().stream()
                .filter(profile -> profile.link().filter(link.key()::equals).isPresent())
                .findFirst();
    }

    private static Optional<String> backend(Change change) {
        List<String> before = change.before().backends();
        List<String> after = change.after().backends();
        if (before.equals(after)) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        before.stream().filter(name -> !after.contains(name)).forEach(name -> said.add("backend " + name + " went"));
        after.stream().filter(name -> !before.contains(name)).forEach(name -> said.add("backend " + name + " came"));
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said));
    }

    private static Optional<String> carrier(Change change) {
        Optional<Link> before = subject(change, change.before())
                .or(() -> change.before()
                        .profile(change.subject())
                        .flatMap(Profile::link)
                        .flatMap(change.before()::link));
        return before.filter(link -> link.carrier() == Carrier.ATTACHED).flatMap(link -> lost(link, change.after()));
    }

    private static Optional<String> lost(Link link, View after) {
        String name = link.interfaceName().orElse(link.key());
        Optional<Link> now = after.link(link.key());
        if (now.isEmpty()) {
            return Optional.of(name + " is gone");
        }
        return now.filter(same -> same.carrier() != Carrier.ATTACHED).map(same -> "carrier of " + name + " lost");
    }

    /** The link that it is about: of that key, or the current one. */
    private static Optional<Link> subject(Change change, View view) {
        return change.subject().equals(Change.CONNECTION) ? view.current() : view.link(change.subject());
    }
}
