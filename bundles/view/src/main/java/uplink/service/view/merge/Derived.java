// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.merge;

import java.util.Collection;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;

/** The status of a technology that no layer gives one of: what its links and profiles say. Pure. */
final class Derived {
    private Derived() {}

    static TechnologyStatus status(Technology technology, Collection<Link> links, Collection<Profile> profiles) {
        return TechnologyStatus.of(technology, state(technology, links, profiles));
    }

    private static TechnologyState state(Technology technology, Collection<Link> links, Collection<Profile> profiles) {
        if (profiles.stream()
                .anyMatch(profile -> profile.technology() == technology && profile.state() == ProfileState.CONNECTED)) {
            return TechnologyState.CONNECTED;
        }
        boolean any = links.stream()
                .anyMatch(link -> link.technology() == technology
                        && link.enabled()
                        && (link.kind() == LinkKind.PHYSICAL || link.kind() == LinkKind.VIRTUAL));
        return any ? TechnologyState.DISCONNECTED : TechnologyState.DEACTIVATED;
    }
}
