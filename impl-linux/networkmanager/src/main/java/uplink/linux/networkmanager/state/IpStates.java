// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.DhcpState;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpState;
import uplink.profile.LinkAddress;

/**
 * Addresses, gateways, name servers and lease of a device, from its {@code IP4Config}, {@code IP6Config} and {@code DHCP4Config}, and the
 * settings that are active on it. An address that no setting names has come by DHCP or a router, and is marked as dynamic, as the kernel
 * marks it; whether it is temporary, tentative or a duplicate NetworkManager does not tell.
 */
final class IpStates {
    private final Mirror mirror;

    IpStates(Mirror mirror) {
        this.mirror = mirror;
    }

    /** {@code settings} are the sections of the active connection; empty when none is. */
    IpState of(Fields device, Family family, Fields settings) {
        boolean four = family == Family.IPV4;
        Fields config = device.path(four ? "Ip4Config" : "Ip6Config")
                .map(path -> mirror.of(path, four ? Interfaces.IP4 : Interfaces.IP6))
                .orElse(Fields.EMPTY);
        Fields wanted = settings.fields(four ? "ipv4" : "ipv6");
        IpState.Builder ip = IpState.builder()
                .method(method(family, wanted))
                .addresses(addresses(config, wanted))
                .gateways(config.text("Gateway").flatMap(Hosts::of).stream().toList());
        List<InetAddress> servers = four ? servers4(config) : servers6(config);
        ip.dnsServers(servers).searchDomains(domains(config)).dnsMethod(dnsMethod(wanted, servers));
        if (four) {
            lease(ip, device);
        }
        return ip.build();
    }

    /** What the settings want; without any, nobody knows. */
    private static IpMethod method(Family family, Fields wanted) {
        return switch (wanted.text("method").orElse("")) {
            case "disabled", "ignore" -> IpMethod.NONE;
            case "manual" -> IpMethod.STATIC;
            case "auto" -> family == Family.IPV4 ? IpMethod.DYNAMIC : IpMethod.AUTO;
            case "dhcp" -> IpMethod.DYNAMIC;
            case "link-local" -> IpMethod.AUTO;
            case "shared" -> IpMethod.STATIC;
            default -> IpMethod.UNKNOWN;
        };
    }

    private static List<LinkAddress> addresses(Fields config, Fields wanted) {
        Set<String> named = wanted.all("address-data").stream()
                .flatMap(one -> one.text("address").flatMap(Hosts::of).stream())
                .map(LinkAddress::host)
                .collect(Collectors.toSet());
        List<LinkAddress> addresses = new ArrayList<>();
        for (Fields one : config.all("AddressData")) {
            one.text("address").flatMap(Hosts::of).ifPresent(host -> {
                long prefix = one.number("prefix", -1);
                if (prefix >= 0 && prefix <= Family.of(host).bits()) {
                    addresses.add(new LinkAddress(host, (int) prefix, flags(host, named)));
                }
            });
        }
        return widestFirst(addresses);
    }

    private static Set<LinkAddress.Flag> flags(InetAddress host, Set<String> named) {
        boolean lasting = host.isLinkLocalAddress() || named.contains(LinkAddress.host(host));
        return lasting ? Set.of() : EnumSet.of(LinkAddress.Flag.DYNAMIC);
    }

    /** As the kernel lists them. */
    private static List<LinkAddress> widestFirst(List<LinkAddress> addresses) {
        List<LinkAddress> ordered = new ArrayList<>();
        addresses.stream().filter(one -> !one.address().isLinkLocalAddress()).forEach(ordered::add);
        addresses.stream().filter(one -> one.address().isLinkLocalAddress()).forEach(ordered::add);
        return ordered;
    }

    private static List<InetAddress> servers4(Fields config) {
        return config.all("NameserverData").stream()
                .flatMap(one -> one.text("address").flatMap(Hosts::of).stream())
                .toList();
    }

    private static List<InetAddress> servers6(Fields config) {
        List<InetAddress> servers = new ArrayList<>();
        config.list("Nameservers").forEach(octets -> Hosts.of(octets).ifPresent(servers::add));
        return servers;
    }

    /** Searches override what the network says. */
    private static List<String> domains(Fields config) {
        List<String> searches = config.texts("Searches");
        return searches.isEmpty() ? config.texts("Domains") : searches;
    }

    private static DnsMethod dnsMethod(Fields wanted, List<InetAddress> servers) {
        if (wanted.text("method").isEmpty()) {
            return DnsMethod.UNKNOWN;
        }
        boolean own = wanted.flag("ignore-auto-dns").orElse(false)
                || wanted.text("method").filter("manual"::equals).isPresent();
        if (own) {
            return servers.isEmpty() ? DnsMethod.NONE : DnsMethod.STATIC;
        }
        return servers.isEmpty() ? DnsMethod.UNKNOWN : DnsMethod.DYNAMIC;
    }

    private void lease(IpState.Builder ip, Fields device) {
        Optional<Fields> options = device.path("Dhcp4Config")
                .map(path -> mirror.of(path, Interfaces.DHCP4).fields("Options"));
        options.flatMap(all -> all.text("dhcp_server_identifier"))
                .flatMap(Hosts::of)
                .ifPresent(ip::dhcpServer);
        options.flatMap(all -> all.text("dhcp_lease_time"))
                .filter(text -> text.matches("\\d{1,10}"))
                .ifPresent(seconds -> ip.dhcpLease(Duration.ofSeconds(Long.parseLong(seconds))));
        boolean held = options.filter(all -> all.has("ip_address")).isPresent();
        long state = device.number("State", 0);
        boolean asking = device.path("Dhcp4Config").isPresent() && state == DeviceState.IP_CONFIG;
        ip.dhcp(held ? DhcpState.FINISHED : asking ? DhcpState.STARTED : DhcpState.UNKNOWN);
    }
}
