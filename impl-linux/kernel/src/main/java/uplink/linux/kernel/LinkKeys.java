// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.MacAddress;

/**
 * Names links so that the name outlives a reboot and is the same in every backend: hardware by its permanent address, else by where
 * it is plugged in; what software has made, by its kind and name. See the decision on link keys.
 *
 * <p>Remembers how links were called, so that a second one with the same address takes no name away. Not safe for several threads.
 */
final class LinkKeys {
    private static final HexFormat OCTETS = HexFormat.ofDelimiter(":");

    private final Sysfs sysfs;
    private Map<Integer, String> before = Map.of();

    LinkKeys(Sysfs sysfs) {
        this.sysfs = sysfs;
    }

    /**
     * Key per interface index. Of several with the same hardware address, one has the plain key: who had it before, else who comes
     * first by where it is plugged in, whatever order they appeared in. The others get that place added.
     */
    Map<Integer, String> of(Collection<LinkMessage> links) {
        Map<Integer, String> keys = new HashMap<>();
        Map<String, List<LinkMessage>> same =
                links.stream().collect(Collectors.groupingBy(this::key, TreeMap::new, Collectors.toList()));
        same.forEach((key, all) -> {
            if (all.size() == 1 && !before.getOrDefault(all.get(0).index(), key).startsWith(key + "@")) {
                keys.put(all.get(0).index(), key);
            } else {
                apart(key, all, keys);
            }
        });
        before = keys;
        return keys;
    }

    private void apart(String key, List<LinkMessage> all, Map<Integer, String> keys) {
        List<LinkMessage> ordered = new ArrayList<>(all);
        Set<Integer> had = all.stream()
                .map(LinkMessage::index)
                .filter(index -> key.equals(before.get(index)))
                .collect(Collectors.toSet());
        ordered.sort(Comparator.<LinkMessage, Boolean>comparing(link -> !had.contains(link.index()))
                .thenComparing(link -> before.getOrDefault(link.index(), "").startsWith(key + "@"))
                .thenComparing(this::place));
        for (LinkMessage link : ordered) {
            boolean first = link == ordered.get(0)
                    && !before.getOrDefault(link.index(), "").startsWith(key + "@");
            keys.put(link.index(), first ? key : key + "@" + place(link));
        }
    }

    private String place(LinkMessage link) {
        return sysfs.devicePath(link.name())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .orElse(link.name());
    }

    private String key(LinkMessage link) {
        if ((link.flags() & LinkMessage.LOOPBACK) != 0) {
            return "loopback:" + link.name();
        }
        if (!link.kind().isEmpty()) {
            return link.kind() + ":" + link.name();
        }
        return mac(link.permanentMac())
                .map(mac -> "mac:" + mac)
                .or(() -> sysfs.devicePath(link.name()).map(path -> "path:" + path))
                .or(() -> Optional.ofNullable(before.get(link.index())).filter(key -> key.startsWith("mac:")))
                .or(() -> mac(link.mac()).map(mac -> "mac:" + mac))
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
