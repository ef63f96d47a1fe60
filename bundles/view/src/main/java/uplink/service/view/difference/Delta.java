// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.difference;

import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.ViewBuilder;

/** How one view became another, whole: {@code between(a, b).apply(a)} equals {@code b}. Pure. */
public final class Delta {
    private final View after;
    private final Parts<Link> links;
    private final Parts<Profile> profiles;
    private final Parts<TechnologyStatus> technologies;

    private Delta(View before, View after) {
        this.after = after;
        links = Parts.between(before.links(), after.links(), Link::key);
        profiles = Parts.between(before.profiles(), after.profiles(), Profile::id);
        technologies = Parts.between(before.technologies(), after.technologies(), Delta::key);
    }

    /** From one view to the other. */
    public static Delta between(View before, View after) {
        return new Delta(before, after);
    }

    /** What {@code before} becomes. */
    public View apply(View before) {
        ViewBuilder builder = View.builder(after.epoch(), after.sequence())
                .instant(after.instant())
                .settled(after.settled())
                .links(links.apply(before.links(), Link::key))
                .profiles(profiles.apply(before.profiles(), Profile::id))
                .technologies(technologies.apply(before.technologies(), Delta::key))
                .routes(after.routes())
                .backends(after.backends());
        return builder.build();
    }

    /** Nothing but epoch, sequence and instant differs. */
    static boolean same(View before, View after) {
        return before.settled() == after.settled()
                && before.links().equals(after.links())
                && before.profiles().equals(after.profiles())
                && before.technologies().equals(after.technologies())
                && before.routes().equals(after.routes())
                && before.backends().equals(after.backends());
    }

    Parts<Link> links() {
        return links;
    }

    Parts<Profile> profiles() {
        return profiles;
    }

    Parts<TechnologyStatus> technologies() {
        return technologies;
    }

    /** Technologies are sorted as declared, so the key must sort alike. */
    static String key(TechnologyStatus status) {
        return String.valueOf((char) ('A' + status.technology().ordinal()));
    }
}
