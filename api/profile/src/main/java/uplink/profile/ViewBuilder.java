// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects the parts of a {@link View}. Not for use by several threads. */
public final class ViewBuilder {
    private static final Comparator<Route> ROUTES = Comparator.comparingLong(Route::metric)
            .thenComparing(Route::family)
            .thenComparing(route -> -route.destination().length())
            .thenComparing(route -> route.destination().address().getAddress(), Arrays::compareUnsigned)
            .thenComparing(Route::link)
            .thenComparing(route -> route.gateway().map(Object::toString).orElse(""))
            .thenComparing(Route::table);

    private final long epoch;
    private final long sequence;
    private Instant instant = Instant.EPOCH;
    private boolean settled = true;
    private List<Link> links = List.of();
    private List<Profile> profiles = List.of();
    private List<TechnologyStatus> technologies = List.of();
    private List<Route> routes = List.of();
    private List<String> backends = List.of();

    /** What follows from routes and links, as far as it is known and still true. */
    private Optional<List<Route>> defaults = Optional.empty();

    private Optional<Carrier> cable = Optional.empty();

    ViewBuilder(long epoch, long sequence) {
        this.epoch = epoch;
        this.sequence = sequence;
    }

    ViewBuilder(View from) {
        this(from.epoch(), from.sequence() + 1);
        instant = from.instant();
        settled = from.settled();
        links = from.links();
        profiles = from.profiles();
        technologies = from.technologies();
        routes = from.routes();
        backends = from.backends();
        cable = Optional.of(from.cable());
        defaults = from instanceof ViewValue value ? Optional.of(value.defaults()) : Optional.empty();
    }

    /** Sets {@link View#instant()}. */
    public ViewBuilder instant(Instant value) {
        instant = value;
        return this;
    }

    /** Sets {@link View#settled()}; true unless set. */
    public ViewBuilder settled(boolean value) {
        settled = value;
        return this;
    }

    /** Sets {@link View#links()} in any order; keys are unique. */
    public ViewBuilder links(List<Link> value) {
        links = sorted(value, Comparator.comparing(Link::key));
        cable = Optional.empty();
        return this;
    }

    /** Sets {@link View#profiles()} in any order; ids are unique. */
    public ViewBuilder profiles(List<Profile> value) {
        profiles = sorted(value, Comparator.comparing(Profile::id));
        return this;
    }

    /**
     * Puts links and profiles into the place of those with the same key or id; the others stay the very same objects.
     *
     * @throws IllegalArgumentException of one that has no place
     */
    public ViewBuilder replace(List<Link> newLinks, List<Profile> newProfiles) {
        cable = cable.filter(same -> newLinks.stream().allMatch(this::sameCable));
        links = replaced(links, newLinks, Link::key);
        profiles = replaced(profiles, newProfiles, Profile::id);
        return this;
    }

    private boolean sameCable(Link changed) {
        return CurrentLink.find(links, changed.key())
                .filter(old -> CurrentLink.port(old) == CurrentLink.port(changed) && old.carrier() == changed.carrier())
                .isPresent();
    }

    private static <T> List<T> replaced(List<T> list, List<T> changed, Function<T, String> key) {
        if (changed.isEmpty()) {
            return list;
        }
        List<T> copy = new ArrayList<>(list);
        for (T one : changed) {
            int place = Sorted.find(list, key, key.apply(one));
            if (place < 0) {
                throw new IllegalArgumentException("there is no " + key.apply(one) + " to be replaced");
            }
            copy.set(place, one);
        }
        return List.copyOf(copy);
    }

    /** Sets {@link View#technologies()} in any order. */
    public ViewBuilder technologies(List<TechnologyStatus> value) {
        technologies = sorted(value, Comparator.comparing(TechnologyStatus::technology));
        return this;
    }

    /** Sets {@link View#routes()} in any order. */
    public ViewBuilder routes(List<Route> value) {
        routes = sorted(value, ROUTES);
        defaults = Optional.empty();
        return this;
    }

    /** Sets {@link View#backends()}. */
    public ViewBuilder backends(List<String> highestFirst) {
        backends = List.copyOf(highestFirst);
        return this;
    }

    /** The finished view; finds the current link by the routes. */
    public View build() {
        List<Route> leaving = defaults.orElseGet(() -> CurrentLink.defaults(routes));
        List<Route> usable = CurrentLink.usable(links, leaving);
        Optional<Link> ipv4 = CurrentLink.of(links, usable, Optional.of(Family.IPV4));
        Optional<Link> ipv6 = CurrentLink.of(links, usable, Optional.of(Family.IPV6));
        Optional<Link> current = CurrentLink.of(links, usable, Optional.empty());
        Optional<Profile> profile = current.flatMap(link -> CurrentLink.profile(profiles, link));
        return new ViewValue(
                epoch,
                sequence,
                instant,
                settled,
                links,
                profiles,
                technologies,
                routes,
                backends,
                current,
                ipv4,
                ipv6,
                profile,
                settled ? current.map(Link::technology) : Optional.of(Technology.UNKNOWN),
                cable.orElseGet(() -> CurrentLink.cable(links)),
                leaving);
    }

    private static <T> List<T> sorted(List<? extends T> list, Comparator<? super T> order) {
        if (list.size() < 2) {
            return List.copyOf(list);
        }
        List<T> copy = new ArrayList<>(list);
        copy.sort(order);
        return List.copyOf(copy);
    }
}
