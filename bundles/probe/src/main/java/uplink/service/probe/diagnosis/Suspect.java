// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.util.Comparator;
import java.util.Optional;
import uplink.profile.Carrier;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.Technology;
import uplink.profile.View;

/** Which link is meant when nobody has said. Pure. */
public final class Suspect {
    private Suspect() {}

    /** The current link; where there is none, the one that has come furthest. */
    public static Optional<Link> of(View view) {
        return view.current()
                .or(() -> view.links().stream()
                        .filter(link -> link.kind() != LinkKind.LOOPBACK)
                        .max(Comparator.<Link>comparingInt(link -> progress(view, link))
                                .thenComparing(Link::key, Comparator.reverseOrder())));
    }

    private static int progress(View view, Link link) {
        boolean routed = leads(view, link.key());
        return (routed ? 32 : 0)
                + (link.addressed() ? 16 : 0)
                + (link.carrier() != Carrier.DETACHED ? 8 : 0)
                + (link.enabled() ? 4 : 0)
                + (bearer(link.technology()) ? 2 : 0)
                + (link.kind() == LinkKind.VIRTUAL ? 0 : 1);
    }

    /** A default route leads by the link of that key. */
    static boolean leads(View view, String key) {
        return view.routes().stream()
                .anyMatch(route -> route.isDefault() && route.link().equals(key));
    }

    private static boolean bearer(Technology technology) {
        return technology == Technology.ETHERNET || technology == Technology.WIFI || technology == Technology.CELLULAR;
    }
}
