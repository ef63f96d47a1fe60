// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpSettingsBuilder;

/**
 * Name servers: key {@code dns}, of IPv4 {@code au} with the octets in the order of the network, of IPv6 {@code aay}. Every version takes
 * that key, and believes it rather than {@code dns-data}, which came with 1.42; so an edit of the servers writes the one and drops the
 * other. {@code ignore-auto-dns} tells STATIC and NONE from DYNAMIC. Pure.
 */
final class NameServers {
    private static final String DNS = "dns";
    private static final String DATA = "dns-data";
    private static final String IGNORE = "ignore-auto-dns";

    private final Family family;
    private final String section;

    NameServers(Family family, String section) {
        this.family = family;
        this.section = section;
    }

    /** Those of a family with hand-written addresses that wants what comes by itself: NetworkManager cannot say that. */
    private String note() {
        return Notes.PREFIX + section + "-dns";
    }

    ConnectionSettings write(ConnectionSettings into, IpSettings wanted) {
        boolean dynamic = wanted.dnsMethod() == DnsMethod.DYNAMIC;
        boolean unsaid = dynamic && wanted.method() == IpMethod.STATIC;
        Optional<String> word = unsaid ? Optional.of(DnsMethod.DYNAMIC.name()) : Optional.empty();
        return Notes.note(drop(into), note(), word)
                .with(section, IGNORE, Values.flag(!dynamic))
                .with(section, DNS, list(wanted.dnsServers()));
    }

    ConnectionSettings drop(ConnectionSettings from) {
        return Notes.note(from.without(section, DNS, DATA), note(), Optional.empty());
    }

    private Variant<?> list(List<InetAddress> servers) {
        if (family == Family.IPV6) {
            return Values.octetStrings(
                    servers.stream().map(InetAddress::getAddress).toList());
        }
        return Values.unsigneds(servers.stream()
                .map(server -> Integer.toUnsignedLong(ByteBuffer.wrap(server.getAddress())
                        .order(ByteOrder.nativeOrder())
                        .getInt()))
                .toList());
    }

    void read(ConnectionSettings from, IpMethod method, IpSettingsBuilder into) {
        Fields fields = from.section(section);
        List<InetAddress> servers = servers(fields);
        boolean own = method == IpMethod.STATIC || method == IpMethod.NONE;
        boolean unsaid = Notes.of(from).has(note());
        if (fields.flag(IGNORE).orElse(own && !unsaid)) {
            into.dns(servers.isEmpty() ? DnsMethod.NONE : DnsMethod.STATIC, servers);
        } else if (own && !unsaid && servers.isEmpty()) {
            into.dns(DnsMethod.NONE, servers);
        } else {
            into.dns(own && !unsaid ? DnsMethod.STATIC : DnsMethod.DYNAMIC, servers);
        }
    }

    private List<InetAddress> servers(Fields fields) {
        Set<InetAddress> servers = new LinkedHashSet<>();
        if (fields.has(DATA)) {
            // 1.1.1.1#name says whom to expect under TLS; NetworkManager's schemes and ports have no word of ours
            fields.texts(DATA)
                    .forEach(text ->
                            Literal.of(family, text.replaceFirst("#.*", "")).ifPresent(servers::add));
        } else {
            fields.list(DNS).forEach(one -> address(one).ifPresent(servers::add));
        }
        servers.removeIf(server -> server.isAnyLocalAddress() || server.isMulticastAddress());
        return new ArrayList<>(servers);
    }

    private Optional<InetAddress> address(Object one) {
        if (one instanceof Long number && family == Family.IPV4) {
            return Literal.of(
                    family,
                    ByteBuffer.allocate(Integer.BYTES)
                            .order(ByteOrder.nativeOrder())
                            .putInt(number.intValue())
                            .array());
        }
        return one instanceof byte[] octets ? Literal.of(family, octets) : Optional.empty();
    }
}
