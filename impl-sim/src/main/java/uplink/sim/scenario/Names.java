// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import java.util.Set;
import java.util.TreeSet;
import uplink.sim.world.Port;
import uplink.sim.world.World;

/** What a scenario may name: what is there at home, and what it or an earlier one has brought. Not safe for threads. */
public final class Names {
    private final Set<String> ports = new TreeSet<>();
    private final Set<String> networks = new TreeSet<>();
    private final Set<String> profiles = new TreeSet<>();

    private Names() {}

    /** What is there now. */
    public static Names of(World world) {
        Names names = new Names();
        world.ports().stream().map(Port::shape).map(Port.Shape::name).forEach(names::port);
        world.networks().forEach(network -> names.network(network.ssid()));
        world.profiles().forEach(profile -> names.profile(profile.id().substring(World.ORIGIN.length() + 1)));
        return names;
    }

    /** A copy to add to. */
    public Names copy() {
        Names copy = new Names();
        copy.add(this);
        return copy;
    }

    /** Adds what {@code other} knows. */
    public void add(Names other) {
        ports.addAll(other.ports);
        networks.addAll(other.networks);
        profiles.addAll(other.profiles);
    }

    void port(String name) {
        ports.add(name);
        profiles.add(name);
    }

    void network(String name) {
        networks.add(name);
        profiles.add(name);
    }

    void profile(String name) {
        profiles.add(name);
    }

    /** Profiles that are neither those of networks nor those of wired ports. */
    Set<String> mobile() {
        Set<String> mobile = new TreeSet<>(profiles);
        mobile.removeAll(networks);
        mobile.removeAll(ports);
        mobile.add(World.CELLULAR);
        return mobile;
    }

    Set<String> ports() {
        return ports;
    }

    Set<String> networks() {
        return networks;
    }

    Set<String> profiles() {
        return profiles;
    }
}
