// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import uplink.linux.netlink.Sysfs;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyStatus;
import uplink.profile.spi.Layer;
import uplink.wifi.Scan;

/** Draws the layer of one life of the daemon. Not safe for several threads. */
public final class Picture {
    private final Mirror mirror;
    private final Devices devices;
    private final DrawnLinks links;
    private final DrawnProfiles profiles;
    private final AccessPoints accessPoints;
    private final WifiDrawing wifi;
    private final Statements statements;

    /** Object paths of the devices by the keys of their links, as drawn last. */
    private Map<String, String> paths = Map.of();

    /** Begins with nothing remembered but {@code histories}. */
    public Picture(Mirror mirror, Sysfs sysfs, Histories histories, LongSupplier bootMillis) {
        this.mirror = mirror;
        devices = new Devices(mirror, sysfs);
        links = new DrawnLinks(mirror, new DeviceLinks(mirror, sysfs), new DeviceRoutes(mirror));
        profiles = new DrawnProfiles(mirror, histories);
        accessPoints = new AccessPoints(mirror, bootMillis);
        wifi = new WifiDrawing(mirror, accessPoints);
        statements = new Statements(mirror);
    }

    /**
     * What NetworkManager sees.
     *
     * @param saved its saved connections
     * @param modems what ModemManager adds
     * @param given links that the operator has given
     */
    public Layer layer(Collection<Saved> saved, Modem modems, Predicate<Link> given) {
        paths = devices.all(modems);
        Map<String, Saved> byPath = saved.stream().collect(Collectors.toMap(Saved::path, one -> one));
        Map<String, Saved> byId = saved.stream().collect(Collectors.toMap(Saved::id, one -> one, (a, b) -> a));
        Map<String, Link> drawn = new LinkedHashMap<>();
        List<Route> ways = new ArrayList<>();
        paths.forEach((key, path) -> {
            Fields settings = active(path, byPath);
            DrawnLinks.Drawn one = links.of(key, path, settings);
            drawn.put(path, one.link());
            ways.addAll(one.routes());
        });
        links.keep(drawn.keySet());
        List<Profile> all = new ArrayList<>(profiles.of(
                saved, drawn, given, base -> special(base, Optional.ofNullable(byId.get(base.id())), drawn, modems)));
        all.addAll(wifi.visible(all, drawn));
        return Layer.builder()
                .links(List.copyOf(drawn.values()))
                .profiles(all)
                .technologies(technologies(all, drawn, modems))
                .routes(ways)
                .claims(paths.keySet())
                .marks(statements.of(drawn))
                .build();
    }

    private Fields active(String device, Map<String, Saved> saved) {
        return mirror.of(device, Interfaces.DEVICE)
                .path("ActiveConnection")
                .flatMap(path -> mirror.of(path, Interfaces.ACTIVE).path("Connection"))
                .map(saved::get)
                .map(Saved::sections)
                .orElse(Fields.EMPTY);
    }

    private Profile special(Profile base, Optional<Saved> saved, Map<String, Link> drawn, Modem modems) {
        if (saved.isEmpty()) {
            return base;
        }
        return switch (base.technology()) {
            case WIFI -> wifi.saved(saved.get(), base, drawn);
            case CELLULAR -> modems.profile(saved.get(), base);
            default -> base;
        };
    }

    private List<TechnologyStatus> technologies(List<Profile> all, Map<String, Link> drawn, Modem modems) {
        List<TechnologyStatus> technologies = new ArrayList<>();
        wifi.status(all, drawn).ifPresent(technologies::add);
        modems.status().ifPresent(technologies::add);
        return technologies;
    }

    /** Key of the link of a modem that is plugged in there. */
    public static String modemKey(String where) {
        return Devices.modemKey(where);
    }

    /** Object path of the device whose link has that key, as drawn last. */
    public Optional<String> device(String key) {
        return Optional.ofNullable(paths.get(key));
    }

    /** Key of the link whose interface has that name, as drawn last. */
    public Optional<String> named(String interfaceName) {
        return paths.entrySet().stream()
                .filter(entry -> mirror.of(entry.getValue(), Interfaces.DEVICE)
                        .text("Interface")
                        .filter(interfaceName::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Object paths of the radios by the keys of their links. */
    public Map<String, String> radios() {
        Map<String, String> radios = new HashMap<>(paths);
        radios.values()
                .removeIf(
                        path -> Devices.type(mirror.of(path, Interfaces.DEVICE)).technology() != Technology.WIFI);
        return radios;
    }

    /** What the radio of any of its links has found last. */
    public Optional<Scan> lastScan() {
        return radios().entrySet().stream()
                .flatMap(radio -> accessPoints.scan(radio.getKey(), radio.getValue()).stream())
                .max(java.util.Comparator.comparing(Scan::at));
    }

    /** Keys of the links that are drawn. */
    public Set<String> keys() {
        return paths.keySet();
    }

    /** What somebody who knows modems adds. */
    public interface Modem {
        /** A mobile profile with what is special of it. */
        Profile profile(Saved saved, Profile base);

        /** The mobile network as a whole; empty when there is no modem. */
        Optional<TechnologyStatus> status();

        /**
         * Where a modem is plugged in, its data ports first.
         *
         * @param udi NetworkManager {@code Device.Udi}: the modem's object path
         */
        Place place(String udi);

        /**
         * Of a modem.
         *
         * @param ports network interfaces that it carries data by; none of one that speaks PPP
         * @param device what it is as a whole: path in sysfs, or a name that a test gave
         */
        record Place(List<String> ports, Optional<String> device) {
            public Place {
                ports = List.copyOf(ports);
            }
        }
    }
}
