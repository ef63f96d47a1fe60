// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uplink.profile.Fact;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.LinkBuilder;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyStatus;
import uplink.profile.spi.Layer;
import uplink.profile.spi.Mark;

/** Lays layers upon each other. Pure: the same layers in the same order show the same. */
public final class Overlay {
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final Map<Technology, TechnologyStatus> technologies = new LinkedHashMap<>();
    private final Set<Route> routes = new LinkedHashSet<>();
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> routed = new HashSet<>();
    private final Map<String, Internet> internet = new HashMap<>();
    private final Map<String, Metered> metered = new HashMap<>();
    private final Map<String, String> internetSource = new HashMap<>();
    private final Map<String, String> meteredSource = new HashMap<>();

    private Overlay() {}

    /** What {@code layers}, the highest first, show together. */
    public static Merged of(List<Layer> layers) {
        Overlay overlay = new Overlay();
        layers.forEach(overlay::below);
        overlay.mark();
        overlay.derive(Technology.ETHERNET);
        overlay.derive(Technology.BLUETOOTH);
        return new Merged(
                new ArrayList<>(overlay.links.values()),
                new ArrayList<>(overlay.profiles.values()),
                new ArrayList<>(overlay.technologies.values()),
                new ArrayList<>(overlay.routes));
    }

    private void below(Layer layer) {
        for (Link link : layer.links()) {
            if (!claimed.contains(link.key())) {
                links.putIfAbsent(link.key(), link);
            }
        }
        for (Profile profile : layer.profiles()) {
            if (profile.link().filter(claimed::contains).isEmpty()) {
                profiles.putIfAbsent(profile.id(), profile);
            }
        }
        layer.technologies().forEach(status -> technologies.putIfAbsent(status.technology(), status));
        layer.routes()
                .ifPresent(list -> list.stream()
                        .filter(route -> !routed.contains(route.link()))
                        .forEach(routes::add));
        layer.marks().forEach(this::note);
        claimed.addAll(layer.claims());
        if (layer.routes().isPresent()) {
            routed.addAll(layer.claims());
        }
    }

    private void note(Mark mark) {
        if (mark.internet() != Internet.UNKNOWN && internet.putIfAbsent(mark.link(), mark.internet()) == null) {
            internetSource.put(mark.link(), mark.source());
        }
        if (mark.metered() != Metered.UNKNOWN && metered.putIfAbsent(mark.link(), mark.metered()) == null) {
            meteredSource.put(mark.link(), mark.source());
        }
    }

    private void mark() {
        Set<String> marked = new HashSet<>(internet.keySet());
        marked.addAll(metered.keySet());
        for (String key : marked) {
            links.computeIfPresent(key, (same, link) -> marked(link));
        }
    }

    private Link marked(Link link) {
        LinkBuilder builder = link.toBuilder();
        String key = link.key();
        if (internet.containsKey(key)) {
            builder.internet(internet.get(key)).source(Fact.INTERNET, internetSource.get(key));
        }
        if (metered.containsKey(key)) {
            builder.metered(metered.get(key)).source(Fact.METERED, meteredSource.get(key));
        }
        return builder.build();
    }

    private void derive(Technology technology) {
        technologies.computeIfAbsent(technology, missing -> Derived.status(missing, links.values(), profiles.values()));
    }
}
