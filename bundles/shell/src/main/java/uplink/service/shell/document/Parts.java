// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.LinkAddress;
import uplink.profile.Proxy;
import uplink.profile.Route;

/** What several documents have in common. Pure. */
final class Parts {
    private Parts() {}

    static Map<String, @Nullable Object> perFamily(Function<Family, @Nullable Object> part) {
        Map<String, @Nullable Object> families = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            families.put(family.name(), part.apply(family));
        }
        return families;
    }

    static Map<String, @Nullable Object> ip(Function<Family, IpState> state) {
        return perFamily(family -> {
            IpState ip = state.apply(family);
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("method", ip.method().name());
            document.put(
                    "addresses",
                    ip.addresses().stream().map(LinkAddress::toString).toList());
            document.put("gateway", hosts(ip.gateways()));
            document.put("dns", hosts(ip.dnsServers()));
            document.put("search", ip.searchDomains());
            document.put("dhcp", ip.dhcp().name());
            return document;
        });
    }

    static List<String> hosts(List<InetAddress> addresses) {
        List<String> hosts = new ArrayList<>();
        addresses.forEach(address -> hosts.add(LinkAddress.host(address)));
        return hosts;
    }

    static Map<String, @Nullable Object> proxy(Proxy proxy) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("type", proxy.type().name());
        document.put("host", emptyToNull(proxy.host()));
        document.put("port", proxy.port() == 0 ? null : proxy.port());
        document.put("pac", emptyToNull(proxy.pac()));
        return document;
    }

    static @Nullable Object failure(Optional<Failure> failure) {
        return failure.map(why -> {
                    Map<String, @Nullable Object> document = new LinkedHashMap<>();
                    document.put("stage", why.stage().name());
                    document.put("reason", why.reason().name());
                    document.put("remedy", why.remedy().name());
                    document.put("detail", emptyToNull(why.detail()));
                    return document;
                })
                .orElse(null);
    }

    static Map<String, @Nullable Object> route(Route route) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("destination", route.isDefault() ? "default" : destination(route));
        document.put("family", route.family().name());
        document.put("gateway", route.gateway().map(Parts::host).orElse(null));
        document.put("link", route.link());
        document.put("metric", route.metric());
        document.put("origin", route.origin());
        return document;
    }

    private static String destination(Route route) {
        return host(route.destination().address()) + "/" + route.destination().length();
    }

    private static String host(InetAddress address) {
        return LinkAddress.host(address);
    }

    static @Nullable Object text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
