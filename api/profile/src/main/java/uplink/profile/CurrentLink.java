// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What follows from links and routes: which link is the current one, and is a cable in. Pure. */
final class CurrentLink {
    private static final Comparator<Route> BEST =
            Comparator.comparingLong(Route::metric).thenComparing(Route::family).thenComparing(Route::link);

    private CurrentLink() {}

    static Optional<Link> of(List<Link> links, List<Route> routes) {
        return routes.stream()
                .filter(route -> usable(links, route))
                .min(BEST)
                .flatMap(route -> find(links, route.link()));
    }

    static Optional<Link> of(List<Link> links, List<Route> routes, Family family) {
        return of(
                links, routes.stream().filter(route -> route.family() == family).toList());
    }

    /** A connected one before any other, the lowest id among equals. */
    static Optional<Profile> profile(List<Profile> profiles, Link link) {
        return profiles.stream()
                .filter(profile -> profile.link().filter(link.key()::equals).isPresent())
                .filter(profile -> profile.state() == ProfileState.CONNECTED)
                .findFirst();
    }

    static Optional<Link> find(List<Link> links, String key) {
        int low = 0;
        int high = links.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = links.get(middle).key().compareTo(key);
            if (order == 0) {
                return Optional.of(links.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    static Carrier cable(List<Link> links) {
        Carrier cable = Carrier.UNKNOWN;
        for (Link link : links) {
            boolean port = link.technology() == Technology.ETHERNET
                    && (link.kind() == LinkKind.PHYSICAL || link.kind() == LinkKind.VIRTUAL);
            if (port && link.carrier() == Carrier.ATTACHED) {
                return Carrier.ATTACHED;
            }
            cable = port && link.carrier() == Carrier.DETACHED ? Carrier.DETACHED : cable;
        }
        return cable;
    }

    private static boolean usable(List<Link> links, Route route) {
        return route.isDefault()
                && route.table() == Route.MAIN
                && find(links, route.link())
                        .filter(link -> link.enabled()
                                && link.carrier() != Carrier.DETACHED
                                && link.ip(route.family()).addresses().stream().anyMatch(LinkAddress::usable))
                        .isPresent();
    }
}
