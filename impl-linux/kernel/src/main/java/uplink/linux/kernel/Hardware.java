// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.Technology;

/**
 * What the files of sysfs say of an interface. They are read again only when the kernel has said something new of it, and not at all
 * of what has no hardware below. Not safe for several threads.
 */
final class Hardware {
    /** Kinds that software makes, and whose speed is nevertheless that of the hardware below. */
    private static final Set<String> UPON_HARDWARE = Set.of("", "dsa", "bond", "team", "vlan", "bridge");

    /** What is known of one interface, and the kernel's word by which it was asked for. */
    private record Facts(LinkMessage told, Technology technology, OptionalLong speed) {}

    private final Sysfs sysfs;
    private final Classification classification;
    private final Map<Integer, Facts> known = new HashMap<>();

    Hardware(Sysfs sysfs) {
        this.sysfs = sysfs;
        classification = new Classification(sysfs);
    }

    Technology technology(LinkMessage link) {
        return facts(link).technology;
    }

    /** Nominal; empty while nobody is at the other end. */
    OptionalLong speedBitsPerSecond(LinkMessage link) {
        return facts(link).speed;
    }

    /** Forgets every other interface. */
    void retain(Set<Integer> indexes) {
        known.keySet().retainAll(indexes);
    }

    private Facts facts(LinkMessage link) {
        Facts facts = known.get(link.index());
        if (facts == null || facts.told != link) {
            facts = new Facts(link, classification.technology(link), speed(link));
            known.put(link.index(), facts);
        }
        return facts;
    }

    private OptionalLong speed(LinkMessage link) {
        boolean carrier = link.up() && link.carrier().orElse(false);
        return carrier && UPON_HARDWARE.contains(link.kind())
                ? sysfs.speedBitsPerSecond(link.name())
                : OptionalLong.empty();
    }
}
