// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uplink.cellular.CellularStatus;
import uplink.profile.Change;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.Route;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.wifi.WifiStatus;

/** The connection as a whole, and each technology, in named parts. Pure. */
final class ConnectionParts {
    private ConnectionParts() {}

    static Map<String, String> whole(View view) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", type(view));
        parts.put("link", view.current().map(Link::key).orElse(""));
        parts.put("profile", view.currentProfile().map(Profile::id).orElse(""));
        parts.put("ipv4", view.current(Family.IPV4).map(Link::key).orElse(""));
        parts.put("ipv6", view.current(Family.IPV6).map(Link::key).orElse(""));
        return parts;
    }

    /** As {@code status} of the command line says it. */
    static String type(View view) {
        return view.type().map(Enum::name).orElse("DISCONNECTED");
    }

    static String addresses(View view) {
        return perFamily(view, ip -> ip.addresses().stream().map(LinkAddress::toString));
    }

    static String gateways(View view) {
        return perFamily(view, ip -> ip.gateways().stream().map(LinkAddress::host));
    }

    static String dns(View view) {
        return perFamily(
                view,
                ip -> Stream.concat(ip.dnsServers().stream().map(LinkAddress::host), ip.searchDomains().stream()));
    }

    static String proxy(View view) {
        return LinkParts.proxy(view.current().map(Link::proxy).orElse(Proxy.UNKNOWN));
    }

    static String internet(View view) {
        return view.current().map(Link::internet).orElse(Internet.UNKNOWN).name();
    }

    static String metered(View view) {
        return view.current().map(Link::metered).orElse(Metered.UNKNOWN).name();
    }

    /** One part per destination; only routes that the other view does not have. */
    static Map<String, String> routes(View view, View other) {
        Map<String, String> parts = new LinkedHashMap<>();
        Set<Route> same = new HashSet<>(other.routes());
        for (Route route : view.routes()) {
            if (same.contains(route)) {
                continue;
            }
            String way = route.link()
                    + route.gateway().map(next -> ":" + LinkAddress.host(next)).orElse("");
            String name = (route.isDefault()
                            ? route.family() + ":default"
                            : route.destination().toString())
                    + (route.table() == Route.MAIN ? "" : "@" + route.table());
            parts.merge(name, way + ":" + route.metric(), (some, more) -> some + "," + more);
        }
        return parts;
    }

    static Map<String, String> technology(Change change, View view) {
        Optional<TechnologyStatus> status =
                view == change.before() ? change.technologyBefore() : change.technologyAfter();
        return status.map(ConnectionParts::technology).orElse(Map.of());
    }

    private static Map<String, String> technology(TechnologyStatus status) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", status.state().name());
        if (status instanceof WifiStatus wifi) {
            parts.put("radio", Boolean.toString(wifi.radioEnabled()));
            parts.put("hardware", Boolean.toString(wifi.hardwareEnabled()));
        }
        if (status instanceof CellularStatus cellular) {
            OptionalInt reject = cellular.rejectCause();
            parts.put("cellular", cellular.cellularState().name());
            parts.put("registration", cellular.registration().name());
            parts.put("reject", reject.isPresent() ? Integer.toString(reject.getAsInt()) : "");
            parts.put("access", cellular.accessTechnology().name());
            parts.put(
                    "operator",
                    cellular.operatorName().or(cellular::operatorCode).orElse(""));
            parts.put("simLock", cellular.simLock().name());
        }
        return parts;
    }

    private static String perFamily(View view, Function<IpState, Stream<String>> part) {
        return view.current()
                .map(link -> List.of(Family.values()).stream()
                        .flatMap(family -> part.apply(link.ip(family)))
                        .collect(Collectors.joining(",")))
                .orElse("");
    }
}
