// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.Metered;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Proxy;
import uplink.profile.Technology;

/** Settings as names and values, and back. Pure. */
final class SettingsText {
    private SettingsText() {}

    static Map<String, String> format(ProfileSettings settings) {
        Map<String, String> text = new HashMap<>();
        text.put("name", settings.name());
        text.put("technology", settings.technology().name());
        settings.interfaceName().ifPresent(value -> text.put("interface", value));
        settings.mtuBytes().ifPresent(value -> text.put("mtu", Integer.toString(value)));
        text.put("metered", settings.metered().name());
        text.put("autoconnect", Boolean.toString(settings.autoconnect()));
        Proxy proxy = settings.proxy();
        text.put("proxy.type", proxy.type().name());
        text.put("proxy.host", proxy.host());
        text.put("proxy.port", Integer.toString(proxy.port()));
        text.put("proxy.pac", proxy.pac());
        text.put("proxy.exclusions", String.join(" ", proxy.exclusions()));
        for (Family family : Family.values()) {
            format(prefix(family), settings.ip(family), text);
        }
        return text;
    }

    private static void format(String prefix, IpSettings ip, Map<String, String> text) {
        text.put(prefix + "method", ip.method().name());
        text.put(prefix + "addresses", addresses(ip.addresses()));
        ip.gateway().ifPresent(value -> text.put(prefix + "gateway", LinkAddress.host(value)));
        text.put(prefix + "dns.method", ip.dnsMethod().name());
        text.put(
                prefix + "dns.servers",
                ip.dnsServers().stream().map(LinkAddress::host).collect(Collectors.joining(" ")));
        text.put(prefix + "dns.search", String.join(" ", ip.searchDomains()));
        ip.routeMetric().ifPresent(value -> text.put(prefix + "metric", Long.toString(value)));
        text.put(prefix + "default", Boolean.toString(ip.defaultRoute()));
        ip.privacy().ifPresent(value -> text.put(prefix + "privacy", Boolean.toString(value)));
    }

    static ProfileSettings parse(Map<String, String> text) {
        Technology technology = Technology.valueOf(text.getOrDefault("technology", ""));
        ProfileSettingsBuilder settings = ProfileSettings.builder(text.getOrDefault("name", ""), technology)
                .interfaceName(Optional.ofNullable(text.get("interface")))
                .metered(Metered.valueOf(text.getOrDefault("metered", "UNKNOWN")))
                .autoconnect(Boolean.parseBoolean(text.getOrDefault("autoconnect", "true")))
                .proxy(proxy(text));
        if (text.containsKey("mtu")) {
            settings.mtuBytes(OptionalInt.of(Integer.parseInt(text.get("mtu"))));
        }
        for (Family family : Family.values()) {
            settings.ip(family, ip(prefix(family), text));
        }
        return settings.build();
    }

    private static IpSettings ip(String prefix, Map<String, String> text) {
        String metric = text.get(prefix + "metric");
        return IpSettings.builder(IpMethod.valueOf(text.getOrDefault(prefix + "method", "")))
                .addresses(addresses(text.getOrDefault(prefix + "addresses", "")))
                .gateway(Optional.ofNullable(text.get(prefix + "gateway")).map(SettingsText::address))
                .dns(
                        DnsMethod.valueOf(text.getOrDefault(prefix + "dns.method", "NONE")),
                        words(text, prefix + "dns.servers")
                                .map(SettingsText::address)
                                .toList())
                .searchDomains(words(text, prefix + "dns.search").toList())
                .routeMetric(metric == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(metric)))
                .defaultRoute(Boolean.parseBoolean(text.getOrDefault(prefix + "default", "true")))
                .privacy(Optional.ofNullable(text.get(prefix + "privacy")).map(Boolean::parseBoolean))
                .build();
    }

    private static Proxy proxy(Map<String, String> text) {
        return new Proxy(
                Proxy.Type.valueOf(text.getOrDefault("proxy.type", "DIRECT")),
                text.getOrDefault("proxy.host", ""),
                Integer.parseInt(text.getOrDefault("proxy.port", "0")),
                text.getOrDefault("proxy.pac", ""),
                words(text, "proxy.exclusions").toList());
    }

    static String addresses(List<LinkAddress> addresses) {
        return addresses.stream().map(LinkAddress::toString).collect(Collectors.joining(" "));
    }

    static List<LinkAddress> addresses(String text) {
        return words(text).map(SettingsText::linkAddress).toList();
    }

    private static LinkAddress linkAddress(String text) {
        String[] parts = text.split("/");
        return LinkAddress.of(address(parts[0]), Integer.parseInt(parts[1]));
    }

    private static InetAddress address(String numeric) {
        if (!numeric.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("not an address: " + numeric);
        }
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException("not an address: " + numeric, none);
        }
    }

    private static Stream<String> words(Map<String, String> text, String name) {
        return words(text.getOrDefault(name, ""));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static String prefix(Family family) {
        return family.name().toLowerCase(Locale.ROOT) + ".";
    }
}
