// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.objects.Device;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.state.Errors;
import uplink.manager.RouteRequest;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Route;
import uplink.profile.spi.Layer;

/** Routes and metrics of what is up: put into the settings that are in force on the device, not into the saved ones. */
final class LinkRoutes {
    private static final String DATA = "route-data";
    private static final int TRIES = 5;

    private final Rights rights;

    LinkRoutes(Rights rights) {
        this.rights = rights;
    }

    Route add(Command<?> command, RouteRequest request) throws InterruptedException {
        Device device = device(command, request.link());
        Optional<InetAddress> gateway = gateway(command, request);
        if (command.look(life -> found(life.shown(), request, gateway)).isPresent()) {
            throw new ConnectionException(
                    ErrorCode.ALREADY_EXISTS,
                    request.link(),
                    request.destination() + " goes by " + request.link() + " already");
        }
        String section = section(request.destination().family());
        Map<String, Variant<?>> entry = entry(request, gateway);
        change(device, request.link(), applied -> {
            List<Map<String, Variant<?>>> data = new ArrayList<>(routes(applied, section));
            data.add(entry);
            return applied.with(section, DATA, new Variant<>(data, "aa{sv}")).without(section, "routes");
        });
        try {
            command.check();
            return command.await(life -> found(life.shown(), request, gateway));
        } catch (ConnectionException | InterruptedException calledOff) {
            try {
                change(device, request.link(), applied -> without(applied, section, entry));
            } catch (ConnectionException stays) {
                calledOff.addSuppressed(stays);
            }
            throw calledOff;
        }
    }

    /** Nobody would know of a route whose command was called off. */
    private static ConnectionSettings without(
            ConnectionSettings applied, String section, Map<String, Variant<?>> entry) {
        List<Map<String, Variant<?>>> data = new ArrayList<>(routes(applied, section));
        data.removeIf(one -> Fields.of(one).equals(Fields.of(entry)));
        return applied.with(section, DATA, new Variant<>(data, "aa{sv}")).without(section, "routes");
    }

    void remove(Command<?> command, Route route) throws InterruptedException {
        Device device = device(command, route.link());
        String section = section(route.family());
        change(device, route.link(), applied -> {
            List<Map<String, Variant<?>>> data = new ArrayList<>(routes(applied, section));
            if (!data.removeIf(one -> is(Fields.of(one), route))) {
                throw new ConnectionException(
                        ErrorCode.NOT_FOUND,
                        route.link(),
                        "no route to " + route.destination() + " was added to " + route.link());
            }
            return applied.with(section, DATA, new Variant<>(data, "aa{sv}")).without(section, "routes");
        });
        command.await(
                life -> life.shown().routes().orElse(List.of()).contains(route) ? Optional.empty() : Optional.of(true));
    }

    void prefer(Command<?> command, String link, long metric) throws InterruptedException {
        Device device = device(command, link);
        change(device, link, applied -> {
            ConnectionSettings changed = applied;
            for (Family family : Family.values()) {
                changed = changed.with(section(family), "route-metric", new Variant<>(metric, "x"));
            }
            return changed;
        });
    }

    private Device device(Command<?> command, String link) throws InterruptedException {
        String path = command.find(
                link,
                "no link " + link + " in NetworkManager",
                life -> life.picture().device(link));
        String name = command.look(
                life -> link(life.shown(), link).flatMap(Link::interfaceName).orElse(""));
        rights.link(link, name);
        return new Device(command.caller(), path);
    }

    private static void change(Device device, String link, UnaryOperator<ConnectionSettings> change) {
        int left = TRIES;
        while (!changed(device, link, change, --left == 0)) {
            Session.LOG.debug("Somebody else has changed {} meanwhile", link);
        }
    }

    /** False when somebody else was faster. */
    private static boolean changed(Device device, String link, UnaryOperator<ConnectionSettings> change, boolean last) {
        try {
            Device.Applied applied = device.applied();
            device.reapply(new Device.Applied(change.apply(applied.settings()), applied.version()));
            return true;
        } catch (BusException refused) {
            ConnectionException ours = Errors.exception(refused, link, "cannot change what is up on " + link);
            if (last || ours.code() != ErrorCode.STALE) {
                throw ours;
            }
            return false;
        }
    }

    private static List<Map<String, Variant<?>>> routes(ConnectionSettings applied, String section) {
        List<Map<String, Variant<?>>> routes = new ArrayList<>();
        applied.value(section, DATA).map(Variant::getValue).ifPresent(value -> {
            if (value instanceof List<?> list) {
                list.forEach(one -> routes.add(dictionary(one)));
            }
        });
        return routes;
    }

    private static Map<String, Variant<?>> dictionary(Object value) {
        Map<String, Variant<?>> dictionary = new HashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> dictionary.put(String.valueOf(key), (Variant<?>) one));
        }
        return dictionary;
    }

    private static Map<String, Variant<?>> entry(RouteRequest request, Optional<InetAddress> gateway) {
        Map<String, Variant<?>> entry = new HashMap<>();
        entry.put("dest", new Variant<>(LinkAddress.host(request.destination().address())));
        entry.put("prefix", new Variant<>(new UInt32(request.destination().length())));
        gateway.ifPresent(host -> entry.put("next-hop", new Variant<>(LinkAddress.host(host))));
        request.metric().ifPresent(metric -> entry.put("metric", new Variant<>(new UInt32(metric))));
        if (request.table() != Route.MAIN) {
            entry.put("table", new Variant<>(new UInt32(request.table())));
        }
        return entry;
    }

    /** The link's own, for what is not on the link. */
    private static Optional<InetAddress> gateway(Command<?> command, RouteRequest request) throws InterruptedException {
        if (request.gateway().isPresent()) {
            return request.gateway();
        }
        Family family = request.destination().family();
        return command.look(life -> link(life.shown(), request.link())
                .map(link -> link.ip(family))
                .filter(ip -> ip.addresses().stream()
                        .noneMatch(one ->
                                one.network().contains(request.destination().address())))
                .flatMap(ip -> ip.gateways().stream().findFirst()));
    }

    private static Optional<Link> link(Layer layer, String key) {
        return layer.links().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private static Optional<Route> found(Layer layer, RouteRequest request, Optional<InetAddress> gateway) {
        return layer.routes().orElse(List.of()).stream()
                .filter(one -> one.link().equals(request.link())
                        && one.destination().equals(request.destination())
                        && one.gateway().equals(gateway)
                        && one.table() == request.table()
                        && (request.metric().isEmpty() || request.metric().getAsLong() == one.metric()))
                .findFirst();
    }

    private static boolean is(Fields entry, Route route) {
        return entry.text("dest")
                        .filter(LinkAddress.host(route.destination().address())::equals)
                        .isPresent()
                && entry.number("prefix", -1) == route.destination().length()
                && (!entry.has("metric") || entry.number("metric", -1) == route.metric());
    }

    private static String section(Family family) {
        return family == Family.IPV4 ? "ipv4" : "ipv6";
    }
}
