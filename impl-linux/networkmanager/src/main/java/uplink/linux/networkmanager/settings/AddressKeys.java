// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.Family;
import uplink.profile.LinkAddress;

/**
 * Addresses: key {@code address-data}, {@code aa{sv}} with {@code address} and {@code prefix}. An address that stays keeps its other
 * entries, such as a label. Pure.
 */
final class AddressKeys {
    static final String KEY = "address-data";
    private static final String ADDRESS = "address";
    private static final String PREFIX = "prefix";

    private AddressKeys() {}

    static ConnectionSettings write(ConnectionSettings into, String section, List<LinkAddress> wanted) {
        Map<String, Map<String, Variant<?>>> known = known(into, section);
        List<Map<String, Variant<?>>> list = new ArrayList<>();
        for (LinkAddress address : wanted) {
            Map<String, Variant<?>> entry = known.getOrDefault(address.toString(), new HashMap<>());
            entry.put(ADDRESS, Values.text(address.host()));
            entry.put(PREFIX, Values.unsigned(address.prefixLength()));
            list.add(entry);
        }
        return into.with(section, KEY, Values.dictionaries(list));
    }

    private static Map<String, Map<String, Variant<?>>> known(ConnectionSettings from, String section) {
        Map<String, Map<String, Variant<?>>> known = new HashMap<>();
        Family family = section.equals(IpFacet.section(Family.IPV4)) ? Family.IPV4 : Family.IPV6;
        from.value(section, KEY)
                .map(Values::opened)
                .orElse(List.of())
                .forEach(entry ->
                        address(family, Fields.of(entry)).ifPresent(address -> known.put(address.toString(), entry)));
        return known;
    }

    /** Those that ours may be: each once, and none that no link can have. */
    static List<LinkAddress> read(Family family, Fields section) {
        List<LinkAddress> addresses = new ArrayList<>();
        Set<InetAddress> seen = new HashSet<>();
        for (Fields entry : section.all(KEY)) {
            address(family, entry)
                    .filter(address -> own(address.address()) && seen.add(address.address()))
                    .ifPresent(addresses::add);
        }
        return addresses;
    }

    private static boolean own(InetAddress host) {
        return !host.isAnyLocalAddress() && !host.isMulticastAddress() && !host.isLoopbackAddress();
    }

    private static Optional<LinkAddress> address(Family family, Fields entry) {
        long prefix = entry.number(PREFIX, 0);
        if (prefix < 1 || prefix > family.bits()) {
            return Optional.empty();
        }
        return entry.text(ADDRESS)
                .flatMap(text -> Literal.of(family, text))
                .map(host -> LinkAddress.of(host, (int) prefix));
    }
}
