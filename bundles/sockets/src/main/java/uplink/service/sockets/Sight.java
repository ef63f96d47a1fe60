// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Constants;
import uplink.cellular.CellularProfile;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.View;
import uplink.sockets.Network;
import uplink.statistics.QuotaState;

/**
 * A connected network as a view shows it. Pure.
 *
 * @param seen link and routes
 * @param session which connection of the link it is
 * @param profile the connected one
 * @param rank its place among those with a default route, 0 the current one; negative without such a route
 * @param current is the current link
 */
record Sight(Seen seen, Session session, Optional<Profile> profile, int rank, boolean current) {
    private static final int FIRST = 1_000;
    private static final int STEP = 10;

    /** Every connected network by the key of its link. */
    static Map<String, Sight> of(View view) {
        Map<String, Profile> profiles = profiles(view);
        List<String> ranked = ranked(view);
        String current = view.current().map(Link::key).orElse("");
        Map<String, Sight> all = new LinkedHashMap<>();
        for (Link link : view.links()) {
            if (connected(link)) {
                Optional<Profile> profile = Optional.ofNullable(profiles.get(link.key()));
                all.put(
                        link.key(),
                        new Sight(
                                new Seen(link, routed(view, link)),
                                Session.of(link, profile),
                                profile,
                                ranked.indexOf(link.key()),
                                link.key().equals(current)));
            }
        }
        return all;
    }

    private static boolean connected(Link link) {
        return link.enabled()
                && link.carrier() != Carrier.DETACHED
                && link.kind() != LinkKind.LOOPBACK
                && link.addressed();
    }

    /** Of several on one link, that of the lowest id. */
    private static Map<String, Profile> profiles(View view) {
        Map<String, Profile> profiles = new TreeMap<>();
        for (Profile profile : view.profiles()) {
            if (profile.state() == ProfileState.CONNECTED) {
                profile.link().ifPresent(link -> profiles.putIfAbsent(link, profile));
            }
        }
        return profiles;
    }

    /** Links with a default route by the metric of the best one, as an order of preference sets it; the current one first. */
    private static List<String> ranked(View view) {
        List<String> ranked = new ArrayList<>();
        view.current().map(Link::key).ifPresent(ranked::add);
        view.routes().stream()
                .filter(route -> route.isDefault() && route.table() == Route.MAIN)
                .sorted(Comparator.comparingLong(Route::metric)
                        .thenComparing(Route::family)
                        .thenComparing(Route::link))
                .map(Route::link)
                .filter(link -> !ranked.contains(link))
                .forEach(ranked::add);
        return ranked;
    }

    private static Set<Family> routed(View view, Link link) {
        Set<Family> routed = EnumSet.noneOf(Family.class);
        for (Route route : view.routes()) {
            if (route.isDefault() && route.link().equals(link.key()) && route.table() != Route.MAIN) {
                routed.add(route.family());
            }
        }
        for (Family family : Family.values()) {
            if (view.current(family)
                    .filter(current -> current.key().equals(link.key()))
                    .isPresent()) {
                routed.add(family);
            }
        }
        return routed;
    }

    Link link() {
        return seen.link();
    }

    /** The service's properties, with what is held to be true of the internet, and how far its plans are used up. */
    Map<String, Object> properties(Internet internet, Optional<QuotaState> quota) {
        Map<String, Object> properties = new HashMap<>();
        Link link = link();
        properties.put(Network.TECHNOLOGY, link.technology().name());
        link.interfaceName().ifPresent(name -> properties.put(Network.INTERFACE, name));
        properties.put(Network.LINK, link.key());
        profile.map(Profile::id).ifPresent(id -> properties.put(Network.PROFILE, id));
        properties.put(Network.DEFAULT, current);
        properties.put(
                Network.USABLE,
                (rank >= 0 || !seen.routed().isEmpty()) && internet != Internet.OFFLINE && internet != Internet.PORTAL);
        properties.put(Network.INTERNET, internet.name());
        if (link.metered() != Metered.UNKNOWN) {
            properties.put(Network.METERED, link.metered() == Metered.YES);
        }
        quota.map(QuotaState::name).ifPresent(state -> properties.put(Network.QUOTA, state));
        properties.put(
                Network.ROAMING,
                profile.filter(one -> one instanceof CellularProfile mobile && mobile.roaming())
                        .isPresent());
        properties.put(Network.FAMILIES, families());
        properties.put(Network.BACKEND, link.backend());
        properties.put(Network.SIMULATED, link.simulated());
        properties.put(Constants.SERVICE_RANKING, rank < 0 ? 0 : Math.max(1, FIRST - STEP * rank));
        return properties;
    }

    /** A list, so that two sets of properties can be compared; text in the order of the constants. */
    private List<String> families() {
        List<String> families = new ArrayList<>();
        for (Family family : Family.values()) {
            if (link().ip(family).addresses().stream().anyMatch(LinkAddress::usable)) {
                families.add(family.name());
            }
        }
        return families;
    }
}
