// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.Map;
import java.util.Optional;
import uplink.linux.kernel.change.Target;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.spi.Layer;

/**
 * What was published last, and which interface each link is.
 *
 * @param keys of links, by the interfaces' numbers
 */
record Seen(Layer layer, Map<Integer, String> keys) {
    static final Seen NOTHING = new Seen(Layer.builder().build(), Map.of());

    Optional<Profile> profile(String id) {
        return layer.profiles().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst();
    }

    Optional<Target> target(String key) {
        Optional<String> name = link(key).flatMap(Link::interfaceName);
        return keys.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .findFirst()
                .flatMap(entry -> name.map(text -> new Target(key, entry.getKey(), text)));
    }

    Optional<Link> link(String key) {
        return layer.links().stream().filter(link -> link.key().equals(key)).findFirst();
    }
}
