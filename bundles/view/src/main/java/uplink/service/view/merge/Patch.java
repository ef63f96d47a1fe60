// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.View;
import uplink.profile.spi.Layer;

/**
 * What one layer changes in a view when it differs from the layer before by single links and profiles, each in the place of its
 * predecessor. Such a change costs no look at anything else, where {@link Overlay} would merge all layers anew. Pure.
 *
 * @param links in the place of those with the same key
 * @param profiles in the place of those with the same id
 */
public record Patch(List<Link> links, List<Profile> profiles) {
    /**
     * The patch that leads from {@code view}, which shows {@code before}, to what shows {@code after}; empty when more than
     * replaced parts may differ, so that only a whole merge can tell.
     */
    public static Optional<Patch> of(View view, Layer before, Layer after) {
        if (!before.claims().equals(after.claims())
                || !before.marks().equals(after.marks())
                || !before.routes().equals(after.routes())
                || !before.technologies().equals(after.technologies())) {
            return Optional.empty();
        }
        Optional<List<Link>> links =
                replaced(before.links(), after.links(), (old, now) -> shown(view, old) && alike(old, now));
        Optional<List<Profile>> profiles =
                replaced(before.profiles(), after.profiles(), (old, now) -> shown(view, old) && alike(old, now));
        return links.flatMap(changed -> profiles.map(others -> new Patch(changed, others)));
    }

    /** The two layers show the same. */
    public boolean nothing() {
        return links.isEmpty() && profiles.isEmpty();
    }

    private static <T> Optional<List<T>> replaced(List<T> before, List<T> after, BiPredicate<T, T> possible) {
        if (before.size() != after.size()) {
            return Optional.empty();
        }
        List<T> changed = new ArrayList<>();
        for (int index = 0; index < after.size(); index++) {
            T old = before.get(index);
            T now = after.get(index);
            if (old != now && !old.equals(now)) {
                if (!possible.test(old, now)) {
                    return Optional.empty();
                }
                changed.add(now);
            }
        }
        return Optional.of(changed);
    }

    /** Neither hidden by a higher layer nor marked. */
    private static boolean shown(View view, Link link) {
        return view.link(link.key()).filter(link::equals).isPresent();
    }

    private static boolean shown(View view, Profile profile) {
        return view.profile(profile.id()).filter(profile::equals).isPresent();
    }

    /** Nothing that hides others, or that the status of a technology is derived from. */
    private static boolean alike(Link old, Link now) {
        return old.key().equals(now.key())
                && old.technology() == now.technology()
                && old.kind() == now.kind()
                && old.enabled() == now.enabled();
    }

    private static boolean alike(Profile old, Profile now) {
        return old.id().equals(now.id())
                && old.technology() == now.technology()
                && old.link().equals(now.link())
                && (old.state() == ProfileState.CONNECTED) == (now.state() == ProfileState.CONNECTED);
    }
}
