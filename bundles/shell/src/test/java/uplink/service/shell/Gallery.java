// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Carrier;
import uplink.profile.Change;
import uplink.profile.Event;
import uplink.profile.Family;
import uplink.profile.HistoryEntry;
import uplink.profile.Internet;
import uplink.profile.IpPrefix;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkBuilder;
import uplink.profile.LinkKind;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
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

/** What the pictures show: a gateway whose cable is pulled, so that Wi-Fi takes over. Always the same. */
final class Gallery {
    static final Instant PULLED = Instant.parse("2026-01-31T12:00:00Z");
    static final Instant NOW = PULLED.plusSeconds(190);

    private Gallery() {}

    static View wired() {
        return view(1, true);
    }

    static View wireless() {
        return view(2, false);
    }

    private static View view(long sequence, boolean cable) {
        Link port = link("eth0", Technology.ETHERNET, cable ? "192.0.2.10" : "")
                .carrier(cable ? Carrier.ATTACHED : Carrier.DETACHED)
                .carrierChanges(cable ? 1 : 2)
                .build();
        Link radio = link("wlan0", Technology.WIFI, "192.0.2.11")
                .carrier(Carrier.ATTACHED)
                .build();
        List<Route> routes = new ArrayList<>(List.of(route(radio, 600)));
        if (cable) {
            routes.add(route(port, 100));
        }
        return View.builder(1, sequence)
                .instant(PULLED.plusMillis(cable ? 0 : 38))
                .links(List.of(port, radio))
                .profiles(List.of(profile(port, cable), home(radio)))
                .technologies(List.of(
                        WifiStatus.of(TechnologyState.CONNECTED),
                        CellularStatus.builder(CellularState.AVAILABLE)
                                .operator(Optional.of("Example Mobile"), Optional.empty())
                                .build(),
                        TechnologyStatus.of(
                                Technology.ETHERNET, cable ? TechnologyState.CONNECTED : TechnologyState.DISCONNECTED)))
                .routes(routes)
                .backends(List.of("networkmanager", "kernel"))
                .build();
    }

    private static LinkBuilder link(String name, Technology technology, String address) {
        IpState.Builder ip = IpState.builder();
        if (!address.isEmpty()) {
            ip.addresses(List.of(LinkAddress.of(inet(address), 24)))
                    .gateways(List.of(inet("192.0.2.1")))
                    .dnsServers(List.of(inet("192.0.2.1")));
        }
        return Link.builder("mac:00:00:5e:00:53:" + (technology == Technology.WIFI ? "02" : "01"))
                .interfaceName(name)
                .kind(LinkKind.PHYSICAL)
                .technology(technology)
                .enabled(true)
                .ip(Family.IPV4, ip.build())
                .internet(Internet.ONLINE)
                .metered(Metered.NO)
                .backend("kernel");
    }

    private static Route route(Link link, long metric) {
        return new Route(
                link.key(),
                IpPrefix.everything(Family.IPV4),
                Optional.of(inet("192.0.2.1")),
                metric,
                Route.MAIN,
                "dhcp");
    }

    private static Profile profile(Link port, boolean up) {
        return Profile.builder("kernel:" + port.key(), Technology.ETHERNET)
                .name("eth0")
                .state(up ? ProfileState.CONNECTED : ProfileState.DISCONNECTED)
                .link(port)
                .backend("kernel")
                .build();
    }

    private static Profile home(Link radio) {
        Profile base = Profile.builder("networkmanager:home", Technology.WIFI)
                .name("home")
                .state(ProfileState.CONNECTED)
                .since(PULLED)
                .link(radio)
                .backend("networkmanager")
                .build();
        return WifiProfile.builder(base, Ssid.of("home"))
                .signal(Optional.of(WifiSignal.ofDbm(-62)))
                .security(WifiSecurity.WPA2_PSK, WifiEncryption.AES)
                .build();
    }

    /** What differs between the two, as the engine tells it. */
    static List<Change> changes(View before, View after) {
        return List.of(
                new Change(Event.CARRIER_CHANGED, "mac:00:00:5e:00:53:01", before, after),
                new Change(Event.STATE_CHANGED, "kernel:mac:00:00:5e:00:53:01", before, after),
                new Change(Event.TECHNOLOGY_CHANGED, "ETHERNET", before, after),
                new Change(Event.CABLE_CHANGED, Change.CONNECTION, before, after),
                new Change(Event.TYPE_CHANGED, Change.CONNECTION, before, after),
                new Change(Event.ADDRESS_CHANGED, Change.CONNECTION, before, after),
                new Change(Event.ROUTES_CHANGED, Change.CONNECTION, before, after));
    }

    static List<HistoryEntry> history() {
        return List.of(
                entry("2026-01-30T22:14:05Z", "present", "connection", "", "ETHERNET", ""),
                entry(
                        "2026-01-30T23:41:10Z",
                        "stateChanged",
                        "wlan0",
                        "CONNECTED",
                        "DISCONNECTED",
                        "ASSOCIATE NOT_IN_RANGE"),
                entry("2026-01-30T23:44:52Z", "stateChanged", "wlan0", "DISCONNECTED", "CONNECTED", ""),
                new HistoryEntry(
                        1,
                        40,
                        Instant.parse("2026-01-31T06:02:00Z"),
                        "flapped",
                        "wwan0",
                        Optional.of("wwan0"),
                        "AVAILABLE",
                        "CONNECTED",
                        "",
                        12),
                entry("2026-01-31T12:00:00Z", "carrierChanged", "eth0", "ATTACHED", "DETACHED", ""),
                entry("2026-01-31T12:00:00Z", "typeChanged", "connection", "ETHERNET", "WIFI", "NO_CARRIER"),
                entry("2026-01-31T12:00:00Z", "addressChanged", "wlan0", "192.0.2.10", "192.0.2.11", ""));
    }

    private static HistoryEntry entry(String at, String event, String subject, String before, String... afterAndCause) {
        return new HistoryEntry(
                1,
                1,
                Instant.parse(at),
                event,
                subject,
                Optional.of(subject),
                before,
                afterAndCause[0],
                afterAndCause[1],
                1);
    }

    private static InetAddress inet(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
