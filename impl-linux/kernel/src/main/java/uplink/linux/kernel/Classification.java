// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.Map;
import java.util.Set;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.LinkKind;
import uplink.profile.Technology;

/** Says what an interface is, by the kernel's kind, its hardware type and what sysfs tells. */
final class Classification {
    private static final int ARPHRD_ETHER = 1;
    private static final Map<String, LinkKind> KINDS = Map.ofEntries(
            Map.entry("veth", LinkKind.VIRTUAL),
            Map.entry("dummy", LinkKind.VIRTUAL),
            Map.entry("ifb", LinkKind.VIRTUAL),
            Map.entry("dsa", LinkKind.PHYSICAL),
            Map.entry("wwan", LinkKind.PHYSICAL),
            Map.entry("vlan", LinkKind.VLAN),
            Map.entry("macvlan", LinkKind.VLAN),
            Map.entry("ipvlan", LinkKind.VLAN),
            Map.entry("bridge", LinkKind.BRIDGE),
            Map.entry("bond", LinkKind.BOND),
            Map.entry("team", LinkKind.BOND));
    private static final Set<String> CABLES = Set.of("", "veth", "dsa", "vlan", "macvlan", "bridge", "bond", "team");

    private final Sysfs sysfs;

    Classification(Sysfs sysfs) {
        this.sysfs = sysfs;
    }

    static LinkKind kind(LinkMessage link) {
        if ((link.flags() & LinkMessage.LOOPBACK) != 0) {
            return LinkKind.LOOPBACK;
        }
        return link.kind().isEmpty() ? LinkKind.PHYSICAL : KINDS.getOrDefault(link.kind(), LinkKind.TUNNEL);
    }

    Technology technology(LinkMessage link) {
        if ((link.flags() & LinkMessage.LOOPBACK) != 0) {
            return Technology.OTHER;
        }
        if (!link.kind().isEmpty() && !link.kind().equals("wwan")) {
            return byKind(link);
        }
        String type = sysfs.deviceType(link.name());
        if (type.equals("wlan") || sysfs.wireless(link.name())) {
            return Technology.WIFI;
        }
        if (type.equals("wwan") || link.kind().equals("wwan")) {
            return Technology.CELLULAR;
        }
        if (type.equals("bluetooth") || link.name().startsWith("bnep")) {
            return Technology.BLUETOOTH;
        }
        return byKind(link);
    }

    private static Technology byKind(LinkMessage link) {
        boolean cable = link.hardwareType() == ARPHRD_ETHER && CABLES.contains(link.kind());
        return cable ? Technology.ETHERNET : Technology.OTHER;
    }
}
