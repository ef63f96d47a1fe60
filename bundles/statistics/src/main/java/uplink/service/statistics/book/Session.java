// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.util.HashMap;
import java.util.Map;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.View;

/**
 * A profile that is connected on a link.
 *
 * @param connectCount of the profile; {@link #STORED} of a session that was read from a store
 * @param carrierChanges of the link
 */
record Session(String profile, long connectCount, long carrierChanges) {
    /** Counts of another life of the backend cannot be compared. */
    static final long STORED = -1;

    /** The sessions of a view, by the key of their link; of several on one link, that of the lowest id. */
    static Map<String, Session> of(View view) {
        Map<String, Session> sessions = new HashMap<>();
        for (Profile profile : view.profiles()) {
            if (profile.state() == ProfileState.CONNECTED) {
                profile.link()
                        .flatMap(view::link)
                        .ifPresent(link -> sessions.putIfAbsent(link.key(), of(profile, link)));
            }
        }
        return sessions;
    }

    private static Session of(Profile profile, Link link) {
        return new Session(profile.id(), profile.connectCount(), link.carrierChanges());
    }

    /**
     * Is {@code now} still this session. A backend that counts anew, and a stored session, are known by the carrier: while that
     * did not turn, nothing was connected again.
     */
    boolean goesOn(Session now) {
        boolean anew = connectCount == STORED || now.connectCount < connectCount;
        return profile.equals(now.profile)
                && (connectCount == now.connectCount || anew && carrierChanges == now.carrierChanges);
    }
}
