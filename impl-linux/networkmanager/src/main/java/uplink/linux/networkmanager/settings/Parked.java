// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.function.Function;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;

/**
 * What is wanted of a family that is switched off, as the note {@code uplink.ipv4} or {@code uplink.ipv6}: NetworkManager takes no other
 * key with {@code disabled}. A text of {@code key=value} with blanks between, lists with commas. Pure.
 */
final class Parked {
    private Parked() {}

    static String note(Family family) {
        return Notes.PREFIX + IpFacet.section(family);
    }

    /** With the note; without it when nothing is wanted at all. */
    static ConnectionSettings write(ConnectionSettings into, Family family, IpSettings wanted) {
        Optional<String> text = wanted.equals(IpSettings.NONE) ? Optional.empty() : Optional.of(text(wanted));
        return Notes.note(into, note(family), text);
    }

    /** What the note says; empty without one, or when it is broken. */
    static Optional<IpSettings> read(ConnectionSettings from, Family family) {
        return Notes.of(from).text(note(family)).flatMap(text -> parse(family, text));
    }

    private static String text(IpSettings ip) {
        StringJoiner text = new StringJoiner(" ");
        text.add("method=" + ip.method());
        text.add("addresses=" + joined(ip.addresses(), LinkAddress::toString));
        text.add("gateway=" + ip.gateway().map(LinkAddress::host).orElse(""));
        text.add("dns=" + ip.dnsMethod());
        text.add("servers=" + joined(ip.dnsServers(), LinkAddress::host));
        text.add("search=" + String.join(",", ip.searchDomains()));
        text.add("metric=" + (ip.routeMetric().isPresent() ? ip.routeMetric().getAsLong() : ""));
        text.add("default=" + ip.defaultRoute());
        text.add("privacy=" + ip.privacy().map(String::valueOf).orElse(""));
        return text.toString();
    }

    private static <T> String joined(List<T> values, Function<T, String> text) {
        return String.join(",", values.stream().map(text).toList());
    }

    private static Optional<IpSettings> parse(Family family, String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(" ")) {
            int at = part.indexOf('=');
            parts.put(part.substring(0, Math.max(0, at)), part.substring(at + 1));
        }
        try {
            return Optional.of(settings(family, parts));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static IpSettings settings(Family family, Map<String, String> parts) {
        String metric = parts.getOrDefault("metric", "");
        return IpSettings.builder(IpMethod.valueOf(parts.getOrDefault("method", "")))
                .addresses(list(parts, "addresses").stream()
                        .map(one -> address(family, one))
                        .toList())
                .gateway(list(parts, "gateway").stream()
                        .map(one -> host(family, one))
                        .findFirst())
                .dns(
                        DnsMethod.valueOf(parts.getOrDefault("dns", "")),
                        list(parts, "servers").stream()
                                .map(one -> host(family, one))
                                .toList())
                .searchDomains(list(parts, "search"))
                .routeMetric(metric.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(metric)))
                .defaultRoute(Boolean.parseBoolean(parts.getOrDefault("default", "true")))
                .privacy(list(parts, "privacy").stream().findFirst().map(Boolean::valueOf))
                .build();
    }

    private static List<String> list(Map<String, String> parts, String name) {
        String text = parts.getOrDefault(name, "");
        return text.isEmpty() ? new ArrayList<>() : List.of(text.split(","));
    }

    private static LinkAddress address(Family family, String text) {
        int slash = text.indexOf('/');
        return LinkAddress.of(
                host(family, text.substring(0, Math.max(0, slash))), Integer.parseInt(text.substring(slash + 1)));
    }

    private static InetAddress host(Family family, String text) {
        return Literal.of(family, text).orElseThrow(() -> new IllegalArgumentException("not of " + family));
    }
}
