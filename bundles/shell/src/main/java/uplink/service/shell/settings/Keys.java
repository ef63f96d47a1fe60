// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.Technology;
import uplink.service.shell.find.Numeric;

/** The one table of what {@code set} and {@code add} can be told: parsing, help, completion and the page of commands read it. */
public final class Keys {
    private static final List<Key> ALL = all();

    private Keys() {}

    /** Every key, in the order of the help. */
    public static List<Key> every() {
        return ALL;
    }

    /** The key of that name. */
    public static Optional<Key> of(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** Names of the keys that a profile of this technology has. */
    public static List<String> names(Technology technology) {
        return ALL.stream()
                .filter(key -> key.only().isEmpty() || key.only().get() == technology)
                .map(Key::name)
                .toList();
    }

    private static List<Key> all() {
        List<Key> all = new ArrayList<>(general());
        for (Family family : Family.values()) {
            all.addAll(ip(family));
            all.addAll(names(family));
        }
        all.addAll(RadioKeys.wifi());
        all.addAll(RadioKeys.cellular());
        return List.copyOf(all);
    }

    private static List<Key> general() {
        return List.of(
                Key.of(
                        "name",
                        "TEXT",
                        "what people call it",
                        (draft, text) -> draft.general().name(text)),
                Key.of(
                        "interface",
                        "NAME",
                        "the one interface that it is for; empty for any",
                        (draft, text) -> draft.general().interfaceName(Values.optional(text, name -> name))),
                Key.of(
                        "autoconnect",
                        "yes|no",
                        "connects by itself",
                        (draft, text) -> draft.general().autoconnect(Values.whether(text))),
                Key.of(
                        "metered",
                        "yes|no|auto",
                        "whether traffic costs",
                        (draft, text) -> draft.general().metered(Values.metered(text))),
                Key.of(
                        "mtu",
                        "BYTES",
                        "largest packet; empty for the link's own",
                        (draft, text) -> draft.general().mtuBytes(mtu(text))),
                Key.of(
                        "proxy",
                        "none|auto|auto:URL|HOST:PORT",
                        "how HTTP leaves",
                        (draft, text) -> draft.proxy(Values.proxy(text))),
                Key.of(
                        "proxy.except",
                        "HOST,...",
                        "hosts that are reached without the proxy",
                        (draft, text) -> draft.exclusions(Values.list(text, host -> host))));
    }

    private static OptionalInt mtu(String text) {
        return text.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(Values.number(text), Integer.MAX_VALUE));
    }

    private static String prefix(Family family) {
        return family.name().toLowerCase(Locale.ROOT) + ".";
    }

    private static String host(Family family) {
        return family == Family.IPV4 ? "192.0.2.1" : "2001:db8::1";
    }

    private static List<Key> ip(Family family) {
        String prefix = prefix(family);
        String host = host(family);
        return List.of(
                Key.of(
                        prefix + "method",
                        "none|static|dynamic|auto",
                        "where addresses come from",
                        (draft, text) -> draft.ip(family).method(Values.constant(IpMethod.class, text))),
                Key.of(
                        prefix + "addresses",
                        host + "/" + (family == Family.IPV4 ? "24" : "64") + ",...",
                        "own addresses",
                        (draft, text) -> draft.ip(family).addresses(Values.list(text, Numeric::address))),
                Key.of(
                        prefix + "gateway",
                        host,
                        "next hop of the default route",
                        (draft, text) -> draft.ip(family).gateway(Values.optional(text, Numeric::host))));
    }

    private static List<Key> names(Family family) {
        String prefix = prefix(family);
        String host = host(family);
        return List.of(
                Key.of(
                        prefix + "dns",
                        host + ",...",
                        "name servers; empty for the network's own",
                        (draft, text) -> draft.ip(family).dns(Values.list(text, Numeric::host))),
                Key.of(
                        prefix + "dns.method",
                        "none|static|dynamic",
                        "where name servers come from",
                        (draft, text) -> draft.ip(family).dnsMethod(Values.constant(DnsMethod.class, text))),
                Key.of(
                        prefix + "search",
                        "DOMAIN,...",
                        "domains for short names",
                        (draft, text) -> draft.ip(family).search(Values.list(text, domain -> domain))),
                Key.of(
                        prefix + "metric",
                        "NUMBER",
                        "of the default route, smaller wins; empty to let the backend choose",
                        (draft, text) -> draft.ip(family).metric(metric(text))),
                Key.of(
                        prefix + "default",
                        "yes|no",
                        "may carry the default route",
                        (draft, text) -> draft.ip(family).defaultRoute(Values.whether(text))));
    }

    private static OptionalLong metric(String text) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Values.number(text));
    }

    /** The technology of a profile that can be added. */
    public static Optional<Technology> technology(String word) {
        return technologies().contains(word)
                ? Optional.of(Technology.valueOf(word.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Words for technologies of which a profile can be added. */
    public static List<String> technologies() {
        return List.of("wifi", "cellular", "ethernet", "bluetooth");
    }
}
