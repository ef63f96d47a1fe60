// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

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

/**
 * Names links so that the name outlives a reboot and is the same in every backend: hardware by its permanent address, else by where
 * it is plugged in; what software has made, by its kind and name. See the decision on link keys.
 *
 * <p>Remembers how links were called, so that a second one with the same address takes no name away. Not safe for several threads.
 */
public final class LinkKeys {
    private static final HexFormat OCTETS = HexFormat.ofDelimiter(":");

    /**
     * What is known of an interface that is to be named.
     *
     * @param index number that stays while it is there, such as the kernel's
     * @param name of the interface
     * @param kind of what software has made, {@code IFLA_INFO_KIND}; {@code loopback}; empty for hardware
     * @param permanent address that it was made with; empty or zero when it has none
     * @param present address that it has now
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Subject(int index, String name, String kind, byte[] permanent, byte[] present) {}

    private final Sysfs sysfs;
    private Map<Integer, String> before = Map.of();

    /** Asks {@code sysfs} where hardware is plugged in. */
    public LinkKeys(Sysfs sysfs) {
        this.sysfs = sysfs;
    }

    /**
     * Key per interface index. Of several with the same hardware address, one has the plain key: who had it before, else who comes
     * first by where it is plugged in, whatever order they appeared in. The others get that place added.
     */
    public Map<Integer, String> of(Collection<Subject> links) {
        Map<Integer, String> keys = new HashMap<>();
        Map<String, List<Subject>> same =
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

    private void apart(String key, List<Subject> all, Map<Integer, String> keys) {
        List<Subject> ordered = new ArrayList<>(all);
        Set<Integer> had = all.stream()
                .map(Subject::index)
                .filter(index -> key.equals(before.get(index)))
                .collect(Collectors.toSet());
        ordered.sort(Comparator.<Subject, Boolean>comparing(link -> !had.contains(link.index()))
                .thenComparing(link -> before.getOrDefault(link.index(), "").startsWith(key + "@"))
                .thenComparing(this::place));
        for (Subject link : ordered) {
            boolean first = link == ordered.get(0)
                    && !before.getOrDefault(link.index(), "").startsWith(key + "@");
            keys.put(link.index(), first ? key : key + "@" + place(link));
        }
    }

    private String place(Subject link) {
        return sysfs.devicePath(link.name())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .orElse(link.name());
    }

    private String key(Subject link) {
        if (!link.kind().isEmpty()) {
            return link.kind() + ":" + link.name();
        }
        return mac(link.permanent())
                .map(mac -> "mac:" + mac)
                .or(() -> sysfs.devicePath(link.name()).map(path -> "path:" + path))
                .or(() -> Optional.ofNullable(before.get(link.index())).filter(key -> key.startsWith("mac:")))
                .or(() -> mac(link.present()).map(mac -> "mac:" + mac))
                .orElse("name:" + link.name());
    }

    /** As text; empty unless it is six octets that are not all zero. */
    public static Optional<String> mac(byte[] octets) {
        boolean any = false;
        for (byte octet : octets) {
            any |= octet != 0;
        }
        return any && octets.length == 6 ? Optional.of(OCTETS.formatHex(octets)) : Optional.empty();
    }
}
