// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.util.Optional;
import uplink.profile.Carrier;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.View;

/** Was the current connection lost between two views. Pure. */
final class Loss {
    private Loss() {}

    /**
     * The link that was current and has no default route any more that works, or does not reach the internet any more. One that is as
     * well as before and only comes second now is not lost.
     */
    static Optional<Link> between(View before, View after) {
        return before.settled() && after.settled()
                ? before.current().filter(link -> lost(link, after))
                : Optional.empty();
    }

    private static boolean lost(Link before, View after) {
        Optional<Link> now = after.link(before.key());
        return now.filter(link -> works(link, after)).isEmpty()
                || before.internet() == Internet.ONLINE && !reaches(now.get().internet());
    }

    private static boolean works(Link link, View view) {
        return link.enabled()
                && link.carrier() != Carrier.DETACHED
                && link.addressed()
                && Suspect.leads(view, link.key());
    }

    private static boolean reaches(Internet internet) {
        return internet == Internet.ONLINE || internet == Internet.UNKNOWN;
    }
}
