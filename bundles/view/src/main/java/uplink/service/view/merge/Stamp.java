// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.merge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.TypedProfile;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBuilder;

/**
 * Writes a backend's name into what it describes. What came before as the same object is stamped as the same object again, so
 * that one change among a thousand links costs one. Not for use by several threads.
 */
public final class Stamp {
    private final String backend;
    private final Stamped<Link> links = new Stamped<>(this::link);
    private final Stamped<Profile> profiles = new Stamped<>(this::profile);

    /** Stamps with this name. */
    public Stamp(String backend) {
        this.backend = backend;
    }

    /** The same layer, all of it described by this backend. */
    public Layer of(Layer layer) {
        LayerBuilder builder = Layer.builder()
                .links(links.of(layer.links()))
                .profiles(profiles.of(layer.profiles()))
                .technologies(layer.technologies())
                .claims(layer.claims())
                .marks(layer.marks());
        layer.routes().ifPresent(builder::routes);
        return builder.build();
    }

    private Link link(Link link) {
        return link.backend().equals(backend)
                ? link
                : link.toBuilder().backend(backend).build();
    }

    private Profile profile(Profile profile) {
        if (profile.backend().equals(backend)) {
            return profile;
        }
        if (profile instanceof TypedProfile typed) {
            return typed.onto(typed.base().toBuilder().backend(backend).build());
        }
        return profile.toBuilder().backend(backend).build();
    }

    /** The last list, and what became of it. */
    private static final class Stamped<T> {
        private final UnaryOperator<T> stamp;
        private List<T> bare = List.of();
        private List<T> stamped = List.of();

        Stamped(UnaryOperator<T> stamp) {
            this.stamp = stamp;
        }

        List<T> of(List<T> now) {
            if (now != bare) {
                stamped = List.copyOf(now.size() == bare.size() ? byPlace(now) : byObject(now));
                bare = now;
            }
            return stamped;
        }

        /** Of as many as before the most stand where they stood. */
        private List<T> byPlace(List<T> now) {
            List<T> all = new ArrayList<>(now.size());
            for (int index = 0; index < now.size(); index++) {
                T one = now.get(index);
                all.add(one == bare.get(index) ? stamped.get(index) : stamp.apply(one));
            }
            return all;
        }

        private List<T> byObject(List<T> now) {
            Map<T, T> known = new IdentityHashMap<>(bare.size() + 1);
            for (int index = 0; index < bare.size(); index++) {
                known.put(bare.get(index), stamped.get(index));
            }
            List<T> all = new ArrayList<>(now.size());
            for (T one : now) {
                T before = known.get(one);
                all.add(before == null ? stamp.apply(one) : before);
            }
            return all;
        }
    }
}
