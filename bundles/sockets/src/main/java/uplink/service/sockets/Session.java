// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.util.Optional;
import uplink.profile.Link;
import uplink.profile.Profile;

/**
 * One connection of a link, as the backend that describes it counts them. What two backends say cannot be compared: then the same
 * connection is taken for granted.
 *
 * @param backend who says it
 * @param profile id of the connected profile; empty when none is known
 * @param connectCount how often it has connected
 */
record Session(String backend, String profile, long connectCount) {
    static Session of(Link link, Optional<Profile> profile) {
        return new Session(
                profile.map(Profile::backend).orElse(link.backend()),
                profile.map(Profile::id).orElse(""),
                profile.map(Profile::connectCount).orElse(0L));
    }

    /** Has the link been connected anew since {@code before}. */
    boolean another(Session before) {
        boolean comparable = backend.equals(before.backend) && !profile.isEmpty() && !before.profile.isEmpty();
        return comparable && !equals(before);
    }
}
