// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Link;
import uplink.profile.Route;

/**
 * Links and their routes, each drawn anew only when something has been told of it: one change costs the same beside a thousand links
 * that stay as they are.
 */
final class DrawnLinks {
    private final Mirror mirror;
    private final DeviceLinks links;
    private final DeviceRoutes routes;
    private final Map<String, Kept> kept = new HashMap<>();

    /** What a link is drawn of: the mirror has new objects for what changes. */
    private record Seen(String key, List<Fields> told, OptionalLong turns) {
        boolean holds(Seen now) {
            return key.equals(now.key)
                    && turns.equals(now.turns)
                    && IntStream.range(0, told.size()).allMatch(at -> told.get(at) == now.told.get(at));
        }
    }

    private record Kept(Seen of, Drawn drawn) {}

    /** A link, and the routes by it. */
    record Drawn(Link link, List<Route> routes) {}

    DrawnLinks(Mirror mirror, DeviceLinks links, DeviceRoutes routes) {
        this.mirror = mirror;
        this.links = links;
        this.routes = routes;
    }

    /** {@code settings} are the sections of the connection that is active on it. */
    Drawn of(String key, String path, Fields settings) {
        Fields device = mirror.of(path, Interfaces.DEVICE);
        List<Fields> told = List.of(
                device,
                settings,
                mirror.of(path, Interfaces.WIRED),
                named(device, "Ip4Config", Interfaces.IP4),
                named(device, "Ip6Config", Interfaces.IP6),
                named(device, "Dhcp4Config", Interfaces.DHCP4));
        Seen now = new Seen(key, told, links.turns(device));
        Kept before = kept.get(path);
        if (before != null && before.of.holds(now)) {
            return before.drawn;
        }
        Drawn anew = new Drawn(links.of(key, path, settings), List.copyOf(routes.of(key, device, settings)));
        kept.put(path, new Kept(now, anew));
        return anew;
    }

    private Fields named(Fields device, String property, String interfaceName) {
        return device.path(property).map(path -> mirror.of(path, interfaceName)).orElse(Fields.EMPTY);
    }

    /** Forgets all others. */
    void keep(Set<String> paths) {
        kept.keySet().retainAll(paths);
    }
}
