// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.profile.Internet;
import uplink.profile.Metered;
import uplink.profile.Technology;
import uplink.wifi.WifiSecurity;

/**
 * Everything that is simulated. Immutable: a step makes another one.
 *
 * @param now the virtual time
 * @param ports by name, in order of their preference
 * @param accessPoints by name
 * @param joined the network that Wi-Fi is joined to
 * @param modem the modem
 */
record World(
        Instant now,
        Map<String, Port> ports,
        Map<String, AccessPointModel> accessPoints,
        Optional<String> joined,
        Modem modem) {
    static final String ETHERNET = "sim-eth0";
    static final String WIFI = "sim-wlan0";
    static final String CELLULAR = "sim-wwan0";
    static final String BLUETOOTH = "sim-bnep0";

    /** A gateway at home: cable in, a Wi-Fi network joined, LTE ready, Bluetooth off. */
    static World atHome(Instant now) {
        Map<String, Port> ports = new LinkedHashMap<>();
        add(ports, ETHERNET, Technology.ETHERNET, now);
        add(ports, WIFI, Technology.WIFI, now);
        add(ports, CELLULAR, Technology.CELLULAR, now);
        add(ports, BLUETOOTH, Technology.BLUETOOTH, now);
        Map<String, AccessPointModel> heard = new LinkedHashMap<>();
        heard.put("home", new AccessPointModel("home", WifiSecurity.WPA2_PSK, true, -48));
        heard.put("cafe", new AccessPointModel("cafe", WifiSecurity.NONE, true, -71));
        heard.put("office", new AccessPointModel("office", WifiSecurity.SAE, false, -80));
        Modem modem = new Modem(true, SimLock.NONE, Registration.HOME, false, false);
        World empty = new World(now, Map.copyOf(ports), Map.copyOf(heard), Optional.empty(), modem);
        return empty.port(ETHERNET, port -> port.carrier(true, now))
                .port(BLUETOOTH, port -> port.enabled(false, now))
                .join("home");
    }

    private static void add(Map<String, Port> ports, String name, Technology technology, Instant now) {
        Metered cost = technology == Technology.CELLULAR ? Metered.YES : Metered.NO;
        int number = 10 + ports.size();
        ports.put(
                name,
                new Port(
                        name,
                        technology,
                        number,
                        true,
                        false,
                        0,
                        true,
                        Internet.ONLINE,
                        cost,
                        0,
                        now,
                        Optional.empty()));
    }

    World port(String name, UnaryOperator<Port> change) {
        Map<String, Port> changed = new LinkedHashMap<>(ports);
        changed.computeIfPresent(name, (same, port) -> change.apply(port));
        return new World(now, changed, accessPoints, joined, modem);
    }

    World at(Instant time) {
        return new World(time, ports, accessPoints, joined, modem);
    }

    World join(String ssid) {
        return new World(now, ports, accessPoints, Optional.of(ssid), modem)
                .port(WIFI, port -> port.carrier(false, now).carrier(true, now));
    }

    World leave() {
        return new World(now, ports, accessPoints, Optional.empty(), modem)
                .port(WIFI, port -> port.carrier(false, now));
    }

    World accessPoint(AccessPointModel changed) {
        Map<String, AccessPointModel> all = new LinkedHashMap<>(accessPoints);
        all.put(changed.ssid(), changed);
        World next = new World(now, ports, all, joined, modem);
        boolean lost =
                !changed.inRange() && joined.filter(changed.ssid()::equals).isPresent();
        return lost ? next.leave() : next;
    }

    World modem(UnaryOperator<Modem> change) {
        Modem changed = change.apply(modem);
        return new World(now, ports, accessPoints, joined, changed)
                .port(CELLULAR, port -> port.carrier(changed.dataUp(), now));
    }
}
