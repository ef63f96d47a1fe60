// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.MacAddress;
import uplink.profile.Proxy;

/** A link in named parts. Pure. */
final class LinkParts {
    private LinkParts() {}

    static Map<String, String> brief(Link link) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", link.technology().name());
        parts.put("carrier", link.carrier().name());
        parts.put("ipv4", addresses(link.ip(Family.IPV4).addresses()));
        parts.put("ipv6", addresses(link.ip(Family.IPV6).addresses()));
        return parts;
    }

    static Map<String, String> whole(Link link) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("interface", link.interfaceName().orElse(""));
        parts.put("kind", link.kind().name());
        parts.put("technology", link.technology().name());
        parts.put("underlying", link.underlying().orElse(""));
        parts.put("mac", link.mac().map(MacAddress::toString).orElse(""));
        parts.put("enabled", Boolean.toString(link.enabled()));
        parts.putAll(named(carrier(link), "carrier"));
        parts.put("mtu", number(link.mtuBytes()));
        parts.put("speed", number(link.speedBitsPerSecond()));
        parts.putAll(families(link.ip(Family.IPV4), link.ip(Family.IPV6)));
        parts.put("proxy", proxy(link.proxy()));
        parts.put("internet", link.internet().name());
        parts.put("metered", link.metered().name());
        parts.put("simulated", Boolean.toString(link.simulated()));
        return parts;
    }

    static Map<String, String> carrier(Link link) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", link.carrier().name());
        parts.put("carrierChanges", Long.toString(link.carrierChanges()));
        return parts;
    }

    static Map<String, String> dhcp(Link link) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("ipv4", link.ip(Family.IPV4).dhcp().name());
        parts.put("ipv6", link.ip(Family.IPV6).dhcp().name());
        return parts;
    }

    /** Everything of both families, in the order of preference. */
    static Map<String, String> families(IpState ipv4, IpState ipv6) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.putAll(family("ipv4", ipv4));
        parts.putAll(family("ipv6", ipv6));
        return parts;
    }

    static String proxy(Proxy proxy) {
        String where = withoutUser(proxy.text());
        return where.isEmpty() ? proxy.type().name() : proxy.type() + ":" + where;
    }

    /** A URL without what stands before its host, which may be a password. */
    static String withoutUser(String url) {
        return url.replaceAll("//[^/]*@", "//");
    }

    static String addresses(List<LinkAddress> addresses) {
        return list(addresses);
    }

    static String hosts(List<InetAddress> addresses) {
        return addresses.stream().map(LinkAddress::host).collect(Collectors.joining(","));
    }

    /** The same parts, where the one without a name gets one. */
    static Map<String, String> named(Map<String, String> parts, String name) {
        Map<String, String> all = new LinkedHashMap<>();
        parts.forEach((key, value) -> all.put(key.isEmpty() ? name : key, value));
        return all;
    }

    static String list(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private static Map<String, String> family(String name, IpState ip) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(name, addresses(ip.addresses()));
        parts.put(name + ".flags", flags(ip.addresses()));
        parts.put(name + ".method", ip.method().name());
        parts.put(name + ".gateway", hosts(ip.gateways()));
        parts.put(name + ".dns", hosts(ip.dnsServers()));
        parts.put(name + ".search", list(ip.searchDomains()));
        parts.put(name + ".dnsMethod", ip.dnsMethod().name());
        parts.put(name + ".dhcp", ip.dhcp().name());
        parts.put(name + ".dhcpServer", hosts(ip.dhcpServer().stream().toList()));
        parts.put(name + ".lease", ip.dhcpLease().map(Object::toString).orElse(""));
        return parts;
    }

    private static String flags(List<LinkAddress> addresses) {
        return addresses.stream()
                .map(address ->
                        address.flags().stream().sorted().map(Enum::name).collect(Collectors.joining("+")))
                .collect(Collectors.joining(","));
    }
}
