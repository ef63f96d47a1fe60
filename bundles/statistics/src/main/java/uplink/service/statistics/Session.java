// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.Map;
import java.util.TreeMap;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;

/** A profile that is connected on a link; the same one that connects again is another session. */
record Session(String profile, Technology technology, long connectCount) {
    /** The sessions of a view, by the key of their link; of several on one link, that of the lowest id. */
    static Map<String, Session> of(View view) {
        Map<String, Session> sessions = new TreeMap<>();
        for (Profile profile : view.profiles()) {
            if (profile.state() == ProfileState.CONNECTED) {
                Session session = new Session(profile.id(), profile.technology(), profile.connectCount());
                profile.link().ifPresent(link -> sessions.putIfAbsent(link, session));
            }
        }
        return sessions;
    }
}
