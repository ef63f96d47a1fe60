// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.cellular.AuthType;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.ServiceType;
import uplink.profile.Carrier;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.wifi.Ssid;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSignal;
import uplink.wifi.WifiStatus;

/** Networks to look at. */
final class Networks {
    static final View OFFLINE = View.builder(7, 1)
            .instant(Instant.parse("2026-01-01T00:00:00Z"))
            .backends(List.of("kernel"))
            .build();
    static final View UNSETTLED = View.builder(7, 0).settled(false).build();
    static final View GATEWAY = gateway(ProfileState.CONNECTED);

    static final View SIMULATED = simulated();

    private Networks() {}

    private static View simulated() {
        Link link = ethernet().toBuilder().backend("sim").simulated(true).build();
        Profile port = port(link).toBuilder().backend("sim").simulated(true).build();
        return View.builder(7, 3)
                .instant(Instant.parse("2026-01-01T00:00:00Z"))
                .links(List.of(link))
                .profiles(List.of(port))
                .routes(GATEWAY.routes())
                .backends(List.of("sim"))
                .build();
    }

    /** Ethernet in both families, Wi-Fi beside it, a modem that failed. */
    static View gateway(ProfileState wifi) {
        Link ethernet = ethernet();
        Link radio = Link.builder("mac:00:00:5e:00:53:02")
                .interfaceName("wlan0")
                .kind(LinkKind.PHYSICAL)
                .technology(Technology.WIFI)
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .backend("daemon")
                .build();
        return View.builder(7, 2)
                .instant(Instant.parse("2026-01-01T00:00:01Z"))
                .links(List.of(ethernet, radio))
                .profiles(List.of(port(ethernet), cafe(radio, wifi), mobile()))
                .technologies(List.of(
                        WifiStatus.of(TechnologyState.CONNECTED),
                        CellularStatus.builder(CellularState.ROAMING_OFF).build(),
                        TechnologyStatus.of(Technology.ETHERNET, TechnologyState.CONNECTED)))
                .routes(List.of(new Route(
                        ethernet.key(),
                        IpPrefix.everything(Family.IPV4),
                        Optional.of(inet("192.0.2.1")),
                        100,
                        Route.MAIN,
                        "dhcp")))
                .backends(List.of("daemon", "kernel"))
                .build();
    }

    private static Link ethernet() {
        return Link.builder("mac:00:00:5e:00:53:01")
                .interfaceName("eth0")
                .kind(LinkKind.PHYSICAL)
                .technology(Technology.ETHERNET)
                .enabled(true)
                .carrier(Carrier.ATTACHED)
                .mtuBytes(1500)
                .speedBitsPerSecond(1_000_000_000)
                .ip(Family.IPV4, ip("192.0.2.2", 24, "192.0.2.1"))
                .ip(Family.IPV6, ip("2001:db8::2", 64, "fe80::1"))
                .proxy(Proxy.manual("proxy.example", 3128))
                .internet(Internet.ONLINE)
                .metered(Metered.NO)
                .backend("kernel")
                .build();
    }

    private static Profile port(Link link) {
        return Profile.builder("kernel:" + link.key(), Technology.ETHERNET)
                .name("eth0")
                .state(ProfileState.CONNECTED)
                .link(link)
                .backend("kernel")
                .build();
    }

    private static Profile cafe(Link link, ProfileState state) {
        Profile base = Profile.builder("daemon:cafe", Technology.WIFI)
                .name("Café")
                .state(state)
                .link(link)
                .backend("daemon")
                .build();
        return WifiProfile.builder(base, Ssid.of("Café"))
                .signal(Optional.of(WifiSignal.ofDbm(-60)))
                .frequencyMhz(OptionalInt.of(5180))
                .security(WifiSecurity.SAE, WifiEncryption.AES)
                .build();
    }

    private static Profile mobile() {
        Profile base = Profile.builder("daemon:lte", Technology.CELLULAR)
                .state(ProfileState.DISCONNECTED)
                .lastFailure(Optional.of(new Failure(Failure.Stage.ASSOCIATE, Failure.Reason.APN_REJECTED, "cause 27")))
                .backend("daemon")
                .build();
        return CellularProfile.builder(base, ServiceType.INTERNET)
                .apn(Optional.of("iot.example"))
                .auth(AuthType.CHAP, Optional.of("me"), true)
                .build();
    }

    private static IpState ip(String address, int length, String gateway) {
        return IpState.builder()
                .addresses(List.of(LinkAddress.of(inet(address), length)))
                .gateways(List.of(inet(gateway)))
                .dnsServers(List.of(inet(gateway)))
                .build();
    }

    private static InetAddress inet(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
