// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import uplink.linux.netlink.Sysfs;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Carrier;
import uplink.profile.Fact;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkBuilder;
import uplink.profile.MacAddress;
import uplink.profile.Proxy;

/** A device as a link. */
final class DeviceLinks {
    /** {@code NM_DEVICE_INTERFACE_FLAG_UP} and {@code …_CARRIER}, since 1.22. */
    private static final long UP = 0x1;

    private static final long CARRIER = 0x10000;

    private final Mirror mirror;
    private final Sysfs sysfs;
    private final IpStates ips;

    /** How often the carrier has turned, of links of which the kernel cannot be asked. */
    private final Map<String, Turns> turns = new HashMap<>();

    private record Turns(Carrier carrier, long count) {}

    DeviceLinks(Mirror mirror, Sysfs sysfs) {
        this.mirror = mirror;
        this.sysfs = sysfs;
        ips = new IpStates(mirror);
    }

    /** {@code settings} are the sections of the connection that is active on it; empty when none is. */
    Link of(String key, String path, Fields settings) {
        Fields device = mirror.of(path, Interfaces.DEVICE);
        DeviceType type = Devices.type(device);
        LinkBuilder link = Link.builder(key)
                .kind(type.kind())
                .technology(type.technology())
                .enabled(enabled(device))
                .carrier(carrier(device))
                .carrierChanges(turns(key, device))
                .proxy(proxy(settings));
        name(device).ifPresent(link::interfaceName);
        mac(device).ifPresent(link::mac);
        long mtu = device.number("Mtu", 0);
        if (mtu > 0 && mtu <= Integer.MAX_VALUE) {
            link.mtuBytes((int) mtu);
        }
        speed(path, device).ifPresent(link::speedBitsPerSecond);
        for (Family family : Family.values()) {
            link.ip(family, ips.of(device, family, settings));
        }
        return link.source(Fact.DNS, Saved.ORIGIN).build();
    }

    /** A modem that can be used is on, though its control port is no interface that could be up. */
    private static boolean enabled(Fields device) {
        return Devices.type(device) == DeviceType.MODEM
                ? device.number("State", 0) > DeviceState.UNAVAILABLE
                : (device.number("InterfaceFlags", 0) & UP) != 0;
    }

    /** Where data goes, of a modem; else the device itself. */
    static Optional<String> name(Fields device) {
        return device.text("IpInterface").or(() -> device.text("Interface"));
    }

    private static Optional<MacAddress> mac(Fields device) {
        return device.text("HwAddress")
                .filter(text -> text.matches("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}"))
                .map(MacAddress::parse);
    }

    private static Carrier carrier(Fields device) {
        long flags = device.number("InterfaceFlags", 0);
        if ((flags & UP) == 0) {
            return Carrier.UNKNOWN;
        }
        return (flags & CARRIER) != 0 ? Carrier.ATTACHED : Carrier.DETACHED;
    }

    /** How often the kernel has seen the carrier turn; empty where it cannot be asked. */
    OptionalLong turns(Fields device) {
        return name(device).map(sysfs::carrierChanges).orElse(OptionalLong.empty());
    }

    /** The kernel's own count where it can be read, so that a change of the layer is no event. */
    private long turns(String key, Fields device) {
        Carrier now = carrier(device);
        Turns seen = turns.merge(
                key,
                new Turns(now, 0),
                (before, unused) -> new Turns(now, before.count + (before.carrier == now ? 0 : 1)));
        return name(device)
                .map(one -> counted(one, now))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .orElse(seen.count);
    }

    /** Without a turn that NetworkManager has not told yet: count and carrier must fit. */
    private OptionalLong counted(String name, Carrier now) {
        OptionalLong count = sysfs.carrierChanges(name);
        Optional<Boolean> there = sysfs.carrier(name);
        if (!count.equals(sysfs.carrierChanges(name))) {
            return counted(name, now);
        }
        boolean ahead = now != Carrier.UNKNOWN
                && there.filter(one -> one != (now == Carrier.ATTACHED)).isPresent();
        return ahead && count.isPresent() ? OptionalLong.of(Math.max(0, count.getAsLong() - 1)) : count;
    }

    private Optional<Long> speed(String path, Fields device) {
        if (carrier(device) != Carrier.ATTACHED || !Devices.type(device).hasSpeed()) {
            return Optional.empty();
        }
        long megabits = mirror.of(path, Interfaces.WIRED).number("Speed", 0);
        return megabits > 0 ? Optional.of(megabits * 1_000_000) : Optional.empty();
    }

    private static Proxy proxy(Fields settings) {
        Fields proxy = settings.fields("proxy");
        if (proxy.number("method", 0) == 1) {
            return Proxy.automatic(proxy.text("pac-url").orElse(""));
        }
        return settings.has("connection") ? Proxy.DIRECT : Proxy.UNKNOWN;
    }
}
