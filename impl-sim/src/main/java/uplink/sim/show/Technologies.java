// SPDX-License-Identifier: Apache-2.0
package uplink.sim.show;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import uplink.cellular.AccessTechnology;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.Identifiers;
import uplink.cellular.RadioQuality;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.profile.MacAddress;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.sim.world.Bearers;
import uplink.sim.world.Modem;
import uplink.sim.world.Network;
import uplink.sim.world.Port;
import uplink.sim.world.World;
import uplink.wifi.Scan;
import uplink.wifi.WifiStatus;

/** Wi-Fi and mobile networks as a whole. Pure. */
public final class Technologies {
    private static final RadioQuality USUAL =
            new RadioQuality(OptionalDouble.of(-97), OptionalDouble.of(-11), OptionalDouble.of(14));

    private Technologies() {}

    static WifiStatus wifi(World world) {
        Port port = world.radio(Technology.WIFI);
        boolean hardware = port.is(Port.Is.PLUGGED);
        boolean radio = port.is(Port.Is.ENABLED);
        OptionalInt signal = world.wanted(port)
                .flatMap(profile -> Bearers.network(world, profile))
                .filter(network -> port.carrier())
                .map(Network::signal)
                .map(one -> OptionalInt.of(one.dbm()))
                .orElse(OptionalInt.empty());
        return WifiStatus.of(state(world, port), radio, hardware)
                .with(world.lastScan().map(Scan::at), signal);
    }

    private static TechnologyState state(World world, Port port) {
        if (port.is(Port.Is.BLIND)) {
            return TechnologyState.UNKNOWN;
        }
        if (!port.is(Port.Is.ENABLED) || !port.is(Port.Is.PLUGGED)) {
            return TechnologyState.DEACTIVATED;
        }
        return world.state(port) == ProfileState.CONNECTED ? TechnologyState.CONNECTED : TechnologyState.DISCONNECTED;
    }

    static CellularStatus cellular(World world) {
        Modem modem = world.modem();
        Port port = world.radio(Technology.CELLULAR);
        if (port.is(Port.Is.BLIND)) {
            return CellularStatus.builder(CellularState.UNKNOWN)
                    .registration(Registration.UNKNOWN, OptionalInt.empty())
                    .simLock(SimLock.UNKNOWN)
                    .build();
        }
        boolean heard = modem.powered() && modem.registration() != Registration.IDLE;
        int cause = modem.rejectCause();
        return CellularStatus.builder(modem.state(world.state(port) == ProfileState.CONNECTED))
                .operator(text(heard, modem.roams() ? "Elsewhere" : "Simulated"), text(heard, "00101"))
                .registration(modem.registration(), cause == 0 ? OptionalInt.empty() : OptionalInt.of(cause))
                .accessTechnology(heard ? modem.technology() : AccessTechnology.UNKNOWN)
                .quality(heard ? modem.quality().orElse(USUAL) : RadioQuality.UNKNOWN)
                .simLock(modem.card().lock())
                .identifiers(identifiers(modem))
                .build();
    }

    private static Identifiers identifiers(Modem modem) {
        boolean card = modem.card().lock() != SimLock.ABSENT && modem.card().lock() != SimLock.FAULTY;
        return new Identifiers(
                Optional.of("001010000000001"),
                text(card, "00101000000000" + (modem.slot() + 1)),
                text(card, "8900100000000000000" + (modem.slot() + 1)));
    }

    private static Optional<String> text(boolean there, String text) {
        return there ? Optional.of(text) : Optional.empty();
    }

    /** One of the addresses for documentation, RFC 7042. */
    public static MacAddress mac(int number) {
        int octet = number & 0xff;
        return new MacAddress(
                "00:00:5e:00:53:" + Character.forDigit(octet >> 4, 16) + Character.forDigit(octet & 0xf, 16));
    }
}
