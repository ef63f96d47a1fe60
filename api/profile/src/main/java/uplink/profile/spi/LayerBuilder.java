// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.TechnologyStatus;

/** Collects the parts of a {@link Layer}. Not for use by several threads. */
public final class LayerBuilder {
    private List<Link> links = List.of();
    private List<Profile> profiles = List.of();
    private List<TechnologyStatus> technologies = List.of();
    private Optional<List<Route>> routes = Optional.empty();
    private Set<String> claims = Set.of();
    private List<Mark> marks = List.of();

    LayerBuilder() {}

    /** Sets {@link Layer#links()}. */
    public LayerBuilder links(List<Link> value) {
        links = List.copyOf(value);
        return this;
    }

    /** Sets {@link Layer#profiles()}. */
    public LayerBuilder profiles(List<? extends Profile> value) {
        profiles = List.copyOf(value);
        return this;
    }

    /** Sets {@link Layer#technologies()}. */
    public LayerBuilder technologies(List<? extends TechnologyStatus> value) {
        technologies = List.copyOf(value);
        return this;
    }

    /** Sets {@link Layer#routes()}. */
    public LayerBuilder routes(List<Route> value) {
        routes = Optional.of(List.copyOf(value));
        return this;
    }

    /** Sets {@link Layer#claims()}. */
    public LayerBuilder claims(Set<String> value) {
        claims = Set.copyOf(value);
        return this;
    }

    /** Sets {@link Layer#marks()}. */
    public LayerBuilder marks(List<Mark> value) {
        marks = List.copyOf(value);
        return this;
    }

    /** The finished layer. */
    public Layer build() {
        return new LayerValue(links, profiles, technologies, routes, claims, marks);
    }
}
