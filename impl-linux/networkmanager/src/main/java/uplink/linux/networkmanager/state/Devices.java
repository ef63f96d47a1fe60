// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import uplink.linux.netlink.LinkKeys;
import uplink.linux.netlink.Sysfs;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;

/**
 * The devices that NetworkManager runs, by the keys of their links. What it does not manage, what it only looks on (an external
 * connection), and what the kernel alone can name, is left to the kernel's layer.
 */
final class Devices {
    /** {@code NM_ACTIVATION_STATE_FLAG_EXTERNAL}. */
    private static final long EXTERNAL = 0x80;

    private static final Set<DeviceType> LEFT = Set.of(
            DeviceType.LOOPBACK,
            DeviceType.GENERIC,
            DeviceType.IP_TUNNEL,
            DeviceType.PPP,
            DeviceType.WIFI_P2P,
            DeviceType.UNKNOWN);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern OCTETS = Pattern.compile("([0-9A-Fa-f]{2}:)*[0-9A-Fa-f]{2}");

    private final Mirror mirror;
    private final LinkKeys keys;
    private final Sysfs sysfs;
    private final Map<Integer, String> paths = new HashMap<>();

    Devices(Mirror mirror, Sysfs sysfs) {
        this.mirror = mirror;
        this.sysfs = sysfs;
        keys = new LinkKeys(sysfs);
    }

    /** Object path by link key. */
    Map<String, String> all(Picture.Modem modems) {
        paths.clear();
        Map<String, String> byKey = new LinkedHashMap<>();
        Map<Integer, LinkKeys.Subject> subjects = new LinkedHashMap<>();
        for (String path : mirror.paths(Interfaces.DEVICE)) {
            if (runs(path) && type(mirror.of(path, Interfaces.DEVICE)) == DeviceType.MODEM) {
                modem(path, modems).ifPresent(key -> byKey.put(key, path));
            } else if (runs(path)) {
                subject(path).ifPresent(one -> {
                    paths.put(one.index(), path);
                    subjects.put(one.index(), one);
                });
            }
        }
        keys.of(subjects.values()).forEach((index, key) -> byKey.put(key, paths.get(index)));
        return byKey;
    }

    private boolean runs(String path) {
        Fields device = mirror.of(path, Interfaces.DEVICE);
        boolean managed = device.flag("Managed").orElse(false) && device.number("State", 0) > DeviceState.UNMANAGED;
        boolean external = device.path("ActiveConnection")
                .map(active -> mirror.of(active, Interfaces.ACTIVE).number("StateFlags", 0))
                .filter(flags -> (flags & EXTERNAL) != 0)
                .isPresent();
        return managed && !external && !LEFT.contains(type(device));
    }

    static DeviceType type(Fields device) {
        return DeviceType.of(device.number("DeviceType", 0));
    }

    private Optional<LinkKeys.Subject> subject(String path) {
        Fields device = mirror.of(path, Interfaces.DEVICE);
        return number(path)
                .flatMap(index -> device.text("Interface")
                        .map(name -> new LinkKeys.Subject(
                                index,
                                name,
                                type(device).kernelKind(),
                                permanent(path),
                                octets(device.text("HwAddress")))));
    }

    /** By the port that the kernel sees as well; a modem without one by where it is plugged in itself. */
    private Optional<String> modem(String path, Picture.Modem modems) {
        Picture.Modem.Place place =
                modems.place(mirror.of(path, Interfaces.DEVICE).text("Udi").orElse(""));
        return place.ports().stream()
                .flatMap(port -> sysfs.devicePath(port).stream())
                .findFirst()
                .or(place::device)
                .map(Devices::modemKey);
    }

    static String modemKey(String where) {
        return (where.startsWith("/") ? "path:" : "modem:") + where;
    }

    private byte[] permanent(String path) {
        return octets(mirror.of(path, Interfaces.WIRED)
                .text("PermHwAddress")
                .or(() -> mirror.of(path, Interfaces.WIRELESS).text("PermHwAddress")));
    }

    /** The number at the end of an object path stays as long as the daemon lives. */
    private static Optional<Integer> number(String path) {
        String end = path.substring(path.lastIndexOf('/') + 1);
        return NUMBER.matcher(end).matches() ? Optional.of(Integer.parseInt(end)) : Optional.empty();
    }

    private static byte[] octets(Optional<String> mac) {
        return mac.filter(text -> OCTETS.matcher(text).matches())
                .map(text -> HexFormat.ofDelimiter(":").parseHex(text))
                .orElse(new byte[0]);
    }
}
