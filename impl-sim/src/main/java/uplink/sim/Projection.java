// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import uplink.cellular.AccessTechnology;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularStatus;
import uplink.cellular.PdnType;
import uplink.cellular.RadioQuality;
import uplink.cellular.Registration;
import uplink.cellular.ServiceType;
import uplink.profile.Carrier;
import uplink.profile.DhcpState;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpMethod;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.ProfileBuilder;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Route;
import uplink.profile.TechnologyState;
import uplink.profile.spi.Layer;
import uplink.wifi.Ssid;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSignal;
import uplink.wifi.WifiStatus;

/** What a world looks like to the view. Pure. Addresses are those of documentation, RFC 5737 and RFC 3849. */
final class Projection {
    static final String NAME = "sim";

    private final World world;
    private final List<Link> links = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();

    private Projection(World world) {
        this.world = world;
    }

    static Layer of(World world) {
        return new Projection(world).layer();
    }

    private Layer layer() {
        int metric = 100;
        for (String name : List.of(World.ETHERNET, World.WIFI, World.CELLULAR, World.BLUETOOTH)) {
            Port port = world.ports().get(name);
            Link link = link(port);
            links.add(link);
            if (port.connected()) {
                routes(link, metric);
            }
            profiles.addAll(profiles(port, link));
            metric += 100;
        }
        Set<String> claims = new LinkedHashSet<>();
        links.forEach(link -> claims.add(link.key()));
        return Layer.builder()
                .links(links)
                .profiles(profiles)
                .technologies(List.of(wifi(), cellular()))
                .routes(routes)
                .claims(claims)
                .build();
    }

    private static Link link(Port port) {
        return Link.builder(NAME + ":" + port.name())
                .interfaceName(port.name())
                .kind(LinkKind.PHYSICAL)
                .technology(port.technology())
                .enabled(port.enabled())
                .carrier(port.enabled() ? port.carrier() ? Carrier.ATTACHED : Carrier.DETACHED : Carrier.UNKNOWN)
                .carrierChanges(port.carrierChanges())
                .mtuBytes(1500)
                .ip(Family.IPV4, ip(port, "192.0.2." + port.number(), 24, "192.0.2.1"))
                .ip(Family.IPV6, ip(port, "2001:db8::" + port.number(), 64, "2001:db8::1"))
                .proxy(Proxy.DIRECT)
                .internet(port.connected() ? port.internet() : Internet.UNKNOWN)
                .metered(port.metered())
                .simulated(true)
                .build();
    }

    private static IpState ip(Port port, String address, int length, String gateway) {
        IpState.Builder ip = IpState.builder().method(IpMethod.DYNAMIC).dnsMethod(DnsMethod.DYNAMIC);
        if (!port.connected()) {
            boolean asking = port.enabled() && port.carrier();
            return ip.dhcp(asking ? DhcpState.STARTED : DhcpState.UNKNOWN).build();
        }
        return ip.dhcp(DhcpState.FINISHED)
                .addresses(List.of(LinkAddress.of(inet(address), length)))
                .gateways(List.of(inet(gateway)))
                .dnsServers(List.of(inet(gateway)))
                .build();
    }

    private void routes(Link link, long metric) {
        for (Family family : Family.values()) {
            Optional<InetAddress> gateway = link.ip(family).gateways().stream().findFirst();
            routes.add(new Route(link.key(), IpPrefix.everything(family), gateway, metric, Route.MAIN, "dhcp"));
        }
    }

    private List<Profile> profiles(Port port, Link link) {
        return switch (port.technology()) {
            case WIFI ->
                world.accessPoints().values().stream()
                        .sorted(Comparator.comparing(AccessPointModel::ssid))
                        .map(point -> wifi(point, port, link))
                        .toList();
            case CELLULAR ->
                List.of(CellularProfile.builder(base(port.name(), port, link, true), ServiceType.INTERNET)
                        .apn(Optional.of("internet.example"))
                        .pdn(PdnType.IPV4_IPV6, PdnType.IPV4_IPV6)
                        .roaming(world.modem().registration() == Registration.ROAMING)
                        .isDefault(true)
                        .build());
            default -> List.of(base(port.name(), port, link, true));
        };
    }

    private Profile wifi(AccessPointModel point, Port port, Link link) {
        boolean joined = world.joined().filter(point.ssid()::equals).isPresent();
        Profile base = base(point.ssid(), port, link, joined).toBuilder()
                .present(point.inRange() && port.enabled())
                .build();
        boolean open = point.security() == WifiSecurity.NONE;
        return WifiProfile.builder(base, Ssid.of(point.ssid()))
                .signal(
                        point.inRange() && port.enabled()
                                ? Optional.of(WifiSignal.ofDbm(point.dbm()))
                                : Optional.empty())
                .frequencyMhz(OptionalInt.of(2437))
                .security(point.security(), open ? WifiEncryption.NONE : WifiEncryption.AES)
                .passphraseRequired(!open && !joined)
                .build();
    }

    private static Profile base(String name, Port port, Link link, boolean own) {
        ProfileBuilder profile = Profile.builder(NAME + ":" + name, port.technology())
                .name(name)
                .managed(true)
                .saved(true)
                .present(port.enabled() && port.carrier())
                .simulated(true);
        if (!own) {
            return profile.state(ProfileState.DISCONNECTED).build();
        }
        ProfileState state = port.connected()
                ? ProfileState.CONNECTED
                : port.enabled() && port.carrier() ? ProfileState.CONFIGURATION : ProfileState.DISCONNECTED;
        for (Family family : Family.values()) {
            profile.state(family, state).ip(family, link.ip(family));
        }
        return profile.state(state)
                .since(port.since())
                .connectCount(port.connectCount())
                .lastFailure(port.lastFailure())
                .link(link)
                .proxy(link.proxy())
                .build();
    }

    private WifiStatus wifi() {
        Port port = world.ports().get(World.WIFI);
        if (!port.enabled()) {
            return WifiStatus.of(TechnologyState.DEACTIVATED);
        }
        return WifiStatus.of(port.connected() ? TechnologyState.CONNECTED : TechnologyState.DISCONNECTED);
    }

    private CellularStatus cellular() {
        Modem modem = world.modem();
        boolean heard = modem.powered() && modem.registration() != Registration.IDLE;
        return CellularStatus.builder(modem.state())
                .operator(
                        heard ? Optional.of("Simulated") : Optional.empty(),
                        heard ? Optional.of("00101") : Optional.empty())
                .registration(modem.registration(), OptionalInt.empty())
                .accessTechnology(heard ? AccessTechnology.LTE : AccessTechnology.UNKNOWN)
                .quality(
                        heard
                                ? new RadioQuality(
                                        OptionalDouble.of(-97), OptionalDouble.of(-11), OptionalDouble.of(14))
                                : RadioQuality.UNKNOWN)
                .simLock(modem.sim())
                .build();
    }

    private static InetAddress inet(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
