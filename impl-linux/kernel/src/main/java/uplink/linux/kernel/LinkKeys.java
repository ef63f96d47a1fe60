// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.MacAddress;

/**
 * Names links so that the name outlives a reboot and is the same in every backend: hardware by its permanent address, else by where
 * it is plugged in; what software has made, by its kind and name. See the decision on link keys.
 */
final class LinkKeys {
    private static final HexFormat OCTETS = HexFormat.ofDelimiter(":");

    private final Sysfs sysfs;

    LinkKeys(Sysfs sysfs) {
        this.sysfs = sysfs;
    }

    /** Key per interface index. Of two with the same hardware address the one with the higher index gets its name added. */
    Map<Integer, String> of(Collection<LinkMessage> links) {
        Map<Integer, String> keys = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        for (LinkMessage link : links) {
            String key = key(link);
            String unique = taken.putIfAbsent(key, link.index()) == null ? key : key + "@" + link.name();
            keys.put(link.index(), unique);
        }
        return keys;
    }

    private String key(LinkMessage link) {
        if ((link.flags() & LinkMessage.LOOPBACK) != 0) {
            return "loopback:" + link.name();
        }
        if (!link.kind().isEmpty()) {
            return link.kind() + ":" + link.name();
        }
        return mac(link.permanentMac())
                .or(() -> mac(link.mac()))
                .map(mac -> "mac:" + mac)
                .or(() -> sysfs.devicePath(link.name()).map(path -> "path:" + path))
                .orElse("name:" + link.name());
    }

    /** Six octets that are not all zero. */
    static Optional<MacAddress> mac(byte[] octets) {
        boolean any = false;
        for (byte octet : octets) {
            any |= octet != 0;
        }
        return any && octets.length == 6 ? Optional.of(new MacAddress(OCTETS.formatHex(octets))) : Optional.empty();
    }
}
