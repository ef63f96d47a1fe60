// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uplink.linux.networkmanager.settings.Autoconnect;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.settings.Fingerprint;

/**
 * Revisions of saved connections. Ours are written into them; that somebody else has edited one, or NetworkManager has put an old one
 * back, shows by what it says, and counts as an edit too. Outlives the daemon. Not safe for several threads.
 */
final class Editions {
    private record Edition(long written, Fingerprint content, long shown) {}

    private static final int REMEMBERED = 256;

    private final Map<String, Edition> editions = new HashMap<>();

    /** Takes in what a connection says now; answers what somebody else has changed in one that Uplink has made. */
    Optional<Fingerprint.Drift> see(ConnectionSettings settings) {
        Edition before = editions.get(settings.uuid());
        Edition now = new Edition(
                settings.revision(),
                Fingerprint.of(Autoconnect.withoutAct(settings)),
                Math.max(1, settings.revision()));
        editions.merge(settings.uuid(), now, Editions::next);
        if (before == null || before.written != now.written || !settings.madeByUplink()) {
            return Optional.empty();
        }
        return Optional.of(now.content.since(before.content)).filter(drift -> !drift.none());
    }

    /** Forgets those that are no more, once there are many of them: somebody may make and delete connections for ever. */
    void keep(Collection<String> uuids) {
        if (editions.size() > uuids.size() + REMEMBERED) {
            editions.keySet().retainAll(Set.copyOf(uuids));
        }
    }

    private static Edition next(Edition before, Edition now) {
        boolean same = before.written == now.written && before.content.equals(now.content);
        long shown = same ? before.shown : Math.max(now.written, before.shown + 1);
        return new Edition(now.written, now.content, shown);
    }

    /** As it was seen last; never less than what was answered before for the same connection. */
    long of(ConnectionSettings settings) {
        Edition edition = editions.get(settings.uuid());
        return edition == null ? Math.max(1, settings.revision()) : edition.shown;
    }
}
