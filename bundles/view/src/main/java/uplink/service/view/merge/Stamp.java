// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.merge;

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
    private Map<Object, Object> before = new IdentityHashMap<>();
    private Map<Object, Object> now = new IdentityHashMap<>();

    /** Stamps with this name. */
    public Stamp(String backend) {
        this.backend = backend;
    }

    /** The same layer, all of it described by this backend. */
    public Layer of(Layer layer) {
        now = new IdentityHashMap<>(2 * (layer.links().size() + layer.profiles().size()));
        LayerBuilder builder = Layer.builder()
                .links(all(layer.links(), this::link))
                .profiles(all(layer.profiles(), this::profile))
                .technologies(layer.technologies())
                .claims(layer.claims())
                .marks(layer.marks());
        layer.routes().ifPresent(builder::routes);
        before = now;
        return builder.build();
    }

    private <T> List<T> all(List<T> list, UnaryOperator<T> stamp) {
        return list.stream().map(one -> once(one, stamp)).toList();
    }

    private <T> T once(T one, UnaryOperator<T> stamp) {
        @SuppressWarnings("unchecked")
        T known = (T) before.get(one);
        T stamped = known == null ? stamp.apply(one) : known;
        now.put(one, stamped);
        return stamped;
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
}
