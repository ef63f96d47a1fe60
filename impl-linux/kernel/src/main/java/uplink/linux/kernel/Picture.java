// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uplink.linux.netlink.LinkKeys;
import uplink.linux.netlink.ResolvConf;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.WirelessQueries;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.Link;
import uplink.profile.LinkKind;
import uplink.profile.Route;
import uplink.profile.TechnologyStatus;
import uplink.profile.spi.Layer;

/** Draws the layer of a model. Links that nothing was told about are the same objects again. Not safe for several threads. */
final class Picture {
    private final LinkMapper mapper;
    private final LinkKeys linkKeys;
    private final ObservedProfiles observed;
    private final Wireless wireless;
    private final Managed managed;
    private final Canvas canvas = new Canvas();
    private final Set<Integer> changed = new HashSet<>();
    private boolean reroute;
    private Map<Integer, String> keys = Map.of();
    private List<Route> routes = List.of();
    private Map<String, List<Route>> defaults = Map.of();
    private List<TechnologyStatus> technologies = List.of();
    private Optional<String> best = Optional.empty();
    private ResolvConf resolver = ResolvConf.EMPTY;

    Picture(Sysfs sysfs, WirelessQueries queries, Clock clock, Managed managed) {
        this.managed = managed;
        mapper = new LinkMapper(sysfs);
        linkKeys = new LinkKeys(sysfs);
        observed = new ObservedProfiles(clock);
        wireless = new Wireless(queries);
    }

    /** Forgets what was drawn of everything. */
    void redrawAll() {
        canvas.reorder(index -> false);
        keys = Map.of();
        reroute = true;
    }

    /** Forgets what was drawn of one interface. */
    void redraw(int index) {
        canvas.forget(index);
        changed.add(index);
    }

    /** Draws what has changed, so that each state of a profile counts, also one that is in no layer. */
    void catchUp(KernelModel model) {
        if (keys.isEmpty()) {
            rename(model);
        }
        for (int index : changed) {
            model.link(index)
                    .filter(message -> keys.containsKey(index))
                    .ifPresent(message -> canvas.draw(message, one -> draw(one, model)));
        }
        changed.clear();
    }

    /** Which interfaces there are, or what they are called, has changed. */
    void rename(KernelModel model) {
        Map<Integer, String> before = keys;
        keys = linkKeys.of(model.links().stream().map(LinkMapper::subject).toList());
        mapper.retain(keys.keySet());
        canvas.reorder(index -> keys.getOrDefault(index, "").equals(before.get(index)));
        reroute |= !keys.equals(before);
    }

    /** Routes have changed: links whose gateways do are drawn again in the next layer. */
    void reroute() {
        reroute = true;
    }

    private void reroute(KernelModel model) {
        reroute = false;
        Map<String, List<Route>> before = defaults;
        routes = List.copyOf(RouteMapper.routes(model.routes(), keys));
        defaults = routes.stream().filter(Route::isDefault).collect(Collectors.groupingBy(Route::link));
        keys.forEach((index, key) -> {
            if (!before.getOrDefault(key, List.of()).equals(defaults.getOrDefault(key, List.of()))) {
                canvas.forget(index);
            }
        });
        best = move(RouteMapper.best(routes));
    }

    /** The machine's resolver configuration has changed. */
    void resolver(ResolvConf conf) {
        resolver = conf;
        best = move(best);
    }

    Layer layer(KernelModel model) {
        if (keys.isEmpty()) {
            rename(model);
        }
        if (reroute) {
            reroute(model);
        }
        changed.clear();
        if (canvas.update(model, message -> draw(message, model), () -> managed.absent(Set.copyOf(keys.values())))) {
            technologies = List.copyOf(Wireless.technologies(canvas.links(), canvas.profiles()));
        }
        return Layer.builder()
                .links(canvas.links())
                .profiles(canvas.profiles())
                .routes(routes)
                .technologies(technologies)
                .build();
    }

    /** Keys of links by the interfaces' numbers; a map that does not change. */
    Map<Integer, String> keys() {
        return keys;
    }

    private Canvas.Drawn draw(LinkMessage message, KernelModel model) {
        boolean asked = best.filter(keys.get(message.index())::equals).isPresent();
        Names names = new Names(
                asked ? Optional.of(resolver) : Optional.empty(),
                model.routerServers(message.index()),
                model.routerDomains(message.index()));
        Link link = managed.link(mapper.link(message, keys, model, defaults, names));
        if (link.kind() == LinkKind.LOOPBACK) {
            return new Canvas.Drawn(link, Optional.empty());
        }
        return new Canvas.Drawn(link, Optional.of(wireless.profile(message.index(), managed.profile(link, observed))));
    }

    /** The link whose servers are asked is drawn again, and the one that was. */
    private Optional<String> move(Optional<String> now) {
        keys.forEach((index, key) -> {
            if (best.filter(key::equals).isPresent() || now.filter(key::equals).isPresent()) {
                canvas.forget(index);
            }
        });
        return now;
    }
}
