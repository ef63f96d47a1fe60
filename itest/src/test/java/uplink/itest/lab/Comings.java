// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.View;
import uplink.profile.spi.Difference;
import uplink.profile.spi.Follower;

/** A listener that writes down when one link comes, goes, or seems to lose what it has. */
final class Comings implements Follower {
    private static final Set<Event> EVENTS = Set.of(
            Event.LINK_ADDED, Event.LINK_REMOVED, Event.CARRIER_CHANGED, Event.TYPE_CHANGED, Event.ADDRESS_CHANGED);

    private final String key;
    private final List<String> told = new CopyOnWriteArrayList<>();

    /** Of the link with that key, and of the connection while it is current. */
    Comings(String key) {
        this.key = key;
    }

    @Override
    public void present(View view) {
        told.clear();
    }

    @Override
    public void changed(Difference difference) {
        for (Change change : difference.changes()) {
            boolean connection = change.event() == Event.TYPE_CHANGED || change.event() == Event.ADDRESS_CHANGED;
            if (EVENTS.contains(change.event())
                    && (connection || change.subject().equals(key))) {
                told.add(change.event() + " " + change.subject());
            }
        }
    }

    /** What was told of it, in that order. */
    List<String> told() {
        return told;
    }
}
