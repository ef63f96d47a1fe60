// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What follows from links and routes: which link is the current one, and is a cable in. Pure. */
final class CurrentLink {
    private static final Comparator<Route> BEST =
            Comparator.comparingLong(Route::metric).thenComparing(Route::family).thenComparing(Route::link);

    private CurrentLink() {}

    /** The default routes of the main table. */
    static List<Route> defaults(List<Route> routes) {
        List<Route> defaults = new ArrayList<>();
        for (Route route : routes) {
            if (route.isDefault() && route.table() == Route.MAIN) {
                defaults.add(route);
            }
        }
        return List.copyOf(defaults);
    }

    /** Those by which packets can leave now. */
    static List<Route> usable(List<Link> links, List<Route> defaults) {
        return defaults.stream().filter(route -> usable(links, route)).toList();
    }

    static Optional<Link> of(List<Link> links, List<Route> usable) {
        return usable.stream().min(BEST).flatMap(route -> find(links, route.link()));
    }

    static Optional<Link> of(List<Link> links, List<Route> usable, Family family) {
        return of(
                links, usable.stream().filter(route -> route.family() == family).toList());
    }

    /** A connected one before any other, the lowest id among equals. */
    static Optional<Profile> profile(List<Profile> profiles, Link link) {
        for (Profile profile : profiles) {
            if (profile.state() == ProfileState.CONNECTED
                    && profile.link().filter(link.key()::equals).isPresent()) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    static Optional<Link> find(List<Link> links, String key) {
        int place = Sorted.find(links, Link::key, key);
        return place < 0 ? Optional.empty() : Optional.of(links.get(place));
    }

    static Carrier cable(List<Link> links) {
        Carrier cable = Carrier.UNKNOWN;
        for (Link link : links) {
            boolean port = port(link);
            if (port && link.carrier() == Carrier.ATTACHED) {
                return Carrier.ATTACHED;
            }
            cable = port && link.carrier() == Carrier.DETACHED ? Carrier.DETACHED : cable;
        }
        return cable;
    }

    /** Has a cable that counts. */
    static boolean port(Link link) {
        return link.technology() == Technology.ETHERNET
                && (link.kind() == LinkKind.PHYSICAL || link.kind() == LinkKind.VIRTUAL);
    }

    private static boolean usable(List<Link> links, Route route) {
        return find(links, route.link())
                .filter(link -> link.enabled()
                        && link.carrier() != Carrier.DETACHED
                        && link.ip(route.family()).addresses().stream().anyMatch(LinkAddress::usable))
                .isPresent();
    }
}
