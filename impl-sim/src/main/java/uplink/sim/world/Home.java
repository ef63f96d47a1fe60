// SPDX-License-Identifier: Apache-2.0
package uplink.sim.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkKind;
import uplink.profile.ProfileSettings;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;
import uplink.wifi.WifiSignal;

/** How every simulation begins, and what a reset goes back to. */
public final class Home {
    private static final String INTERNET = "internet";
    private static final String MMS = "mms";

    private Home() {}

    static World at(Instant begin) {
        World world = new World(begin);
        for (String name : List.of(World.ETHERNET, World.WIFI, World.CELLULAR, World.BLUETOOTH)) {
            world.add(name, technology(name), LinkKind.PHYSICAL, Optional.empty());
        }
        world.network(network("home", WifiSecurity.WPA2_PSK, Optional.of(key("home-key-2026")), -48));
        world.network(network("cafe", WifiSecurity.NONE, Optional.empty(), -71));
        world.network(network("office", WifiSecurity.SAE, Optional.of(key("office")), -80)
                .inRange(false));
        for (Technology technology : Technology.values()) {
            factory(world, technology, Optional.empty());
        }
        world.profile(World.id("home"))
                .orElseThrow()
                .set(SimProfile.Is.SAVED, true)
                .secret(key("home-key-2026"));
        world.port(World.ETHERNET).orElseThrow().set(Port.Is.HEARD, true);
        world.port(World.BLUETOOTH).orElseThrow().set(Port.Is.ENABLED, false);
        world.ports().forEach(port -> Bearers.autoconnect(world, port));
        world.settle();
        return world;
    }

    private static Technology technology(String name) {
        return switch (name) {
            case World.ETHERNET -> Technology.ETHERNET;
            case World.WIFI -> Technology.WIFI;
            case World.CELLULAR -> Technology.CELLULAR;
            default -> Technology.BLUETOOTH;
        };
    }

    private static Network network(String ssid, WifiSecurity security, Optional<Secret> key, int dbm) {
        Network.Way way = new Network.Way(security, Network.Way.cipher(security), key, OptionalInt.empty());
        return new Network(ssid, way, ssid.hashCode() & 0xff, WifiSignal.ofDbm(dbm), true, false);
    }

    private static Secret key(String text) {
        return Secret.of(text.toCharArray());
    }

    /** Writes down what the device came with, of one technology and, of a mobile one, of one slot. */
    public static void factory(World world, Technology technology, Optional<Integer> slot) {
        for (Port port : world.ports()) {
            if (port.wired() && port.shape().technology() == technology) {
                world.profile(World.id(port.shape().name()))
                        .ifPresent(profile -> profile.set(SimProfile.Is.SAVED, true)
                                .set(SimProfile.Is.FACTORY, true)
                                .settings(usual(port)));
            }
        }
        if (technology == Technology.CELLULAR) {
            for (int number = 0; number < Modem.SLOTS; number++) {
                if (slot.isEmpty() || slot.get() == number) {
                    mobile(world, number);
                }
            }
        }
    }

    private static void mobile(World world, int slot) {
        String suffix = slot == 0 ? "" : Integer.toString(slot + 1);
        String internet = slot == 0 ? World.CELLULAR : INTERNET + suffix;
        factory(world, mobile(internet, ServiceType.INTERNET, "internet.example"), slot)
                .set(SimProfile.Is.DEFAULT, true);
        factory(world, mobile(MMS + suffix, ServiceType.MMS, "mms.example"), slot)
                .set(SimProfile.Is.HIDDEN, true);
        factory(world, mobile("prepaid" + suffix, ServiceType.PREPAID_INTERNET, "prepaid.example"), slot);
    }

    private static SimProfile factory(World world, ProfileSettings settings, int slot) {
        return world.save(settings, slot).set(SimProfile.Is.FACTORY, true);
    }

    /** A mobile profile that does not connect by itself. */
    public static ProfileSettings mobile(String name, ServiceType type, String apn) {
        CellularSettings part = new CellularSettings(
                type,
                Optional.of(apn),
                CellularSettings.Auth.NONE,
                Optional.of("http://" + apn + "/"),
                PdnType.IPV4_IPV6,
                PdnType.IPV4_IPV6,
                false);
        return dynamic(ProfileSettings.builder(name, Technology.CELLULAR)
                .autoconnect(false)
                .part(part)
                .build());
    }

    static void observed(World world, Port port) {
        world.put(new SimProfile(World.id(port.shape().name()), usual(port), 0));
    }

    /** The settings of what only can be heard or observed. */
    static ProfileSettings bare(World world, SimProfile profile) {
        String name = profile.id().substring(World.ORIGIN.length() + 1);
        return world.network(name)
                .map(Home::wanted)
                .or(() -> world.port(name).map(Home::usual))
                .orElseGet(profile::settings);
    }

    static SimProfile heard(Network network) {
        return new SimProfile(World.id(network.ssid()), wanted(network), 0);
    }

    private static ProfileSettings wanted(Network network) {
        WifiSecurity security = network.way().security() == WifiSecurity.UNKNOWN
                ? WifiSecurity.NONE
                : network.way().security();
        WifiSettings part = new WifiSettings(
                Ssid.of(network.ssid()), network.hidden(), security, Optional.empty(), Optional.empty());
        return dynamic(ProfileSettings.builder(network.ssid(), Technology.WIFI)
                .part(part)
                .build());
    }

    private static ProfileSettings usual(Port port) {
        return dynamic(ProfileSettings.builder(
                        port.shape().name(), World.settable(port.shape().technology()))
                .interfaceName(Optional.of(port.shape().name()))
                .build());
    }

    private static ProfileSettings dynamic(ProfileSettings settings) {
        return settings.toBuilder()
                .ip(Family.IPV6, IpSettings.builder(IpMethod.DYNAMIC).build())
                .build();
    }
}
