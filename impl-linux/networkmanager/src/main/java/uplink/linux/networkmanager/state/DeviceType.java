// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import uplink.profile.LinkKind;
import uplink.profile.Technology;

/** {@code NMDeviceType}: what a device is, and what the kernel calls that kind. */
enum DeviceType {
    ETHERNET(1, "", LinkKind.PHYSICAL, Technology.ETHERNET),
    WIFI(2, "", LinkKind.PHYSICAL, Technology.WIFI),
    BLUETOOTH(5, "", LinkKind.PHYSICAL, Technology.BLUETOOTH),
    MODEM(8, "", LinkKind.PHYSICAL, Technology.CELLULAR),
    BOND(10, "bond", LinkKind.BOND, Technology.ETHERNET),
    VLAN(11, "vlan", LinkKind.VLAN, Technology.ETHERNET),
    BRIDGE(13, "bridge", LinkKind.BRIDGE, Technology.ETHERNET),
    GENERIC(14, "", LinkKind.PHYSICAL, Technology.OTHER),
    TEAM(15, "team", LinkKind.BOND, Technology.ETHERNET),
    TUN(16, "tun", LinkKind.TUNNEL, Technology.OTHER),
    IP_TUNNEL(17, "iptunnel", LinkKind.TUNNEL, Technology.OTHER),
    MACVLAN(18, "macvlan", LinkKind.VLAN, Technology.ETHERNET),
    VXLAN(19, "vxlan", LinkKind.TUNNEL, Technology.OTHER),
    VETH(20, "veth", LinkKind.VIRTUAL, Technology.ETHERNET),
    MACSEC(21, "macsec", LinkKind.TUNNEL, Technology.OTHER),
    DUMMY(22, "dummy", LinkKind.VIRTUAL, Technology.OTHER),
    PPP(23, "ppp", LinkKind.TUNNEL, Technology.OTHER),
    WIREGUARD(29, "wireguard", LinkKind.TUNNEL, Technology.OTHER),
    WIFI_P2P(30, "", LinkKind.PHYSICAL, Technology.WIFI),
    VRF(31, "vrf", LinkKind.TUNNEL, Technology.OTHER),
    LOOPBACK(32, "loopback", LinkKind.LOOPBACK, Technology.OTHER),
    UNKNOWN(0, "", LinkKind.UNKNOWN, Technology.UNKNOWN);

    private final long code;
    private final String kernelKind;
    private final LinkKind kind;
    private final Technology technology;

    DeviceType(long code, String kernelKind, LinkKind kind, Technology technology) {
        this.code = code;
        this.kernelKind = kernelKind;
        this.kind = kind;
        this.technology = technology;
    }

    static DeviceType of(long code) {
        for (DeviceType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return UNKNOWN;
    }

    /** Linux {@code IFLA_INFO_KIND}; empty of hardware. */
    String kernelKind() {
        return kernelKind;
    }

    /** Hardware, and what passes on the speed of the hardware below; what drivers say of others is made up. */
    boolean hasSpeed() {
        return kind != LinkKind.VIRTUAL && kind != LinkKind.TUNNEL && this != MACVLAN;
    }

    LinkKind kind() {
        return kind;
    }

    Technology technology() {
        return technology;
    }
}
