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
        if (defaults.isEmpty()) {
            return List.of();
        }
        List<Route> usable = new ArrayList<>(defaults.size());
        for (Route route : defaults) {
            if (usable(links, route)) {
                usable.add(route);
            }
        }
        return usable;
    }

    /** By the best of the routes; of one family, or of any. */
    static Optional<Link> of(List<Link> links, List<Route> usable, Optional<Family> family) {
        Optional<Route> best = Optional.empty();
        for (Route route : usable) {
            boolean wanted = family.isEmpty() || family.get() == route.family();
            if (wanted && (best.isEmpty() || BEST.compare(route, best.get()) < 0)) {
                best = Optional.of(route);
            }
        }
        return best.flatMap(route -> find(links, route.link()));
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
                .filter(link -> link.enabled() && link.carrier() != Carrier.DETACHED && addressed(link, route.family()))
                .isPresent();
    }

    private static boolean addressed(Link link, Family family) {
        for (LinkAddress address : link.ip(family).addresses()) {
            if (address.usable()) {
                return true;
            }
        }
        return false;
    }
}
