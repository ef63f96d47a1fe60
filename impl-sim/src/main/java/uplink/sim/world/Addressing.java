// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.profile.DhcpState;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpState;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Technology;

/** Which addresses a port has. Pure. They are those of documentation, RFC 5737 and RFC 3849. */
public final class Addressing {
    private static final Duration LEASE = Duration.ofHours(1);
    private static final InetAddress GATEWAY_4 = inet("192.0.2.1");
    private static final InetAddress GATEWAY_6 = inet("2001:db8::1");
    private static final ProfileSettings USUAL =
            ProfileSettings.builder("usual", Technology.ETHERNET).build();

    private Addressing() {}

    static ProfileState state(World world, Port port) {
        if (port.is(Port.Is.BLIND)) {
            return ProfileState.UNKNOWN;
        }
        if (port.wanted().isEmpty()) {
            return ProfileState.DISCONNECTED;
        }
        if (port.reached() == ProfileState.ASSOCIATION) {
            return ProfileState.ASSOCIATION;
        }
        if (!port.carrier()) {
            return ProfileState.DISCONNECTED;
        }
        return usable(world, port, Family.IPV4) || usable(world, port, Family.IPV6)
                ? ProfileState.CONNECTED
                : ProfileState.CONFIGURATION;
    }

    /** How far one family of a port has come. */
    public static ProfileState state(World world, Port port, Family family) {
        ProfileState whole = state(world, port);
        if (whole != ProfileState.CONNECTED || usable(world, port, family)) {
            return whole;
        }
        return families(world, port).contains(family)
                        && settings(world, port).ip(family).method() != IpMethod.NONE
                ? ProfileState.CONFIGURATION
                : ProfileState.DISCONNECTED;
    }

    /** Will {@link #ip} have an address that reaches beyond the link. */
    private static boolean usable(World world, Port port, Family family) {
        IpSettings wanted = settings(world, port).ip(family);
        if (!port.carrier() || port.reached() != ProfileState.CONNECTED || wanted.method() == IpMethod.NONE) {
            return false;
        }
        Set<LinkAddress.Flag> flags = port.beyond().flags();
        if (flags.contains(LinkAddress.Flag.DUPLICATE) || flags.contains(LinkAddress.Flag.TENTATIVE)) {
            return false;
        }
        return wanted.method() == IpMethod.STATIC
                ? wanted.addresses().stream().anyMatch(LinkAddress::usable)
                : port.beyond().dhcp() == DhcpState.FINISHED
                        && families(world, port).contains(family);
    }

    /** What one family of a port is set to. */
    public static IpState ip(World world, Port port, Family family) {
        if (port.is(Port.Is.BLIND)) {
            return IpState.UNKNOWN;
        }
        IpSettings wanted = settings(world, port).ip(family);
        IpState.Builder ip = IpState.builder().method(method(port, wanted)).dnsMethod(dns(port, wanted));
        if (wanted.method() == IpMethod.NONE) {
            return ip.build();
        }
        boolean associated = port.wanted().isPresent() && port.carrier();
        if (wanted.method() == IpMethod.STATIC) {
            boolean up = associated && port.reached() == ProfileState.CONNECTED;
            return up ? written(ip, port, wanted) : ip.build();
        }
        if (!associated || !families(world, port).contains(family)) {
            return ip.build();
        }
        boolean leased = port.beyond().dhcp() == DhcpState.FINISHED && port.reached() == ProfileState.CONNECTED;
        return leased ? leased(ip, port, wanted, family) : ip.dhcp(asking(port)).build();
    }

    private static DhcpState asking(Port port) {
        return port.beyond().dhcp() == DhcpState.FAILED ? DhcpState.FAILED : DhcpState.STARTED;
    }

    private static IpState written(IpState.Builder ip, Port port, IpSettings wanted) {
        List<LinkAddress> addresses = wanted.addresses().stream()
                .map(each -> new LinkAddress(
                        each.address(), each.prefixLength(), port.beyond().flags()))
                .toList();
        return ip.addresses(addresses)
                .gateways(wanted.gateway().stream().toList())
                .dnsServers(wanted.dnsServers())
                .searchDomains(wanted.searchDomains())
                .build();
    }

    private static IpState leased(IpState.Builder ip, Port port, IpSettings wanted, Family family) {
        boolean old = family == Family.IPV4;
        InetAddress gateway = old ? GATEWAY_4 : GATEWAY_6;
        InetAddress own = numbered(gateway, port.shape().number());
        List<LinkAddress> addresses = new ArrayList<>();
        addresses.add(new LinkAddress(own, old ? 24 : 64, port.beyond().flags()));
        addresses.addAll(wanted.addresses());
        List<InetAddress> servers = new ArrayList<>();
        if (wanted.dnsMethod() == DnsMethod.DYNAMIC) {
            servers.add(gateway);
        }
        servers.addAll(wanted.dnsServers());
        return ip.dhcp(DhcpState.FINISHED)
                .dhcpServer(gateway)
                .dhcpLease(LEASE)
                .addresses(addresses)
                .gateways(List.of(gateway))
                .dnsServers(servers)
                .searchDomains(wanted.searchDomains())
                .build();
    }

    private static IpMethod method(Port port, IpSettings wanted) {
        boolean written = wanted.method() == IpMethod.STATIC || wanted.method() == IpMethod.NONE;
        return switch (port.shape().technology()) {
            case CELLULAR -> written ? wanted.method() : IpMethod.FIXED;
            case NET_PROXY -> IpMethod.UNKNOWN;
            default -> wanted.method();
        };
    }

    /** What a host device does for its guests, the guest is not told. */
    private static DnsMethod dns(Port port, IpSettings wanted) {
        return port.shape().technology() == Technology.NET_PROXY ? DnsMethod.UNKNOWN : wanted.dnsMethod();
    }

    /** What the network behind a port speaks: of a mobile one, what its profile asks for. */
    public static Set<Family> families(World world, Port port) {
        Set<Family> spoken = EnumSet.noneOf(Family.class);
        spoken.addAll(port.beyond().families());
        Optional<CellularSettings> mobile =
                world.wanted(port).flatMap(profile -> profile.settings().part(CellularSettings.class));
        PdnType asked = mobile.map(part -> world.modem().roams() ? part.roamingPdnType() : part.pdnType())
                .orElse(PdnType.UNKNOWN);
        if (asked == PdnType.IPV4 || asked == PdnType.IPV6) {
            spoken.retainAll(Set.of(asked == PdnType.IPV4 ? Family.IPV4 : Family.IPV6));
        }
        return spoken;
    }

    /** What is wanted on a port. */
    public static ProfileSettings settings(World world, Port port) {
        return world.wanted(port).map(SimProfile::settings).orElse(USUAL);
    }

    /** The neighbour of a gateway with that number, which is written in decimal digits as people do: 2001:db8::10. */
    private static InetAddress numbered(InetAddress gateway, int number) {
        byte[] octets = gateway.getAddress();
        boolean old = octets.length == 4;
        octets[octets.length - 1] = (byte) (old ? number : number / 10 % 10 * 16 + number % 10);
        octets[octets.length - 2] += (byte) (old ? 0 : number / 100);
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InetAddress inet(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
