// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** What a link is made of; Linux {@code IFLA_INFO_KIND} and the ARP hardware type, NetworkManager {@code NMDeviceType}. */
public enum LinkKind {
    /** Has hardware of its own: a port, a radio, a modem. */
    PHYSICAL,
    /** One end of a virtual cable, such as a container's uplink. */
    VIRTUAL,
    /** A VLAN or MAC-VLAN upon another link. */
    VLAN,
    /** A bridge of several ports. */
    BRIDGE,
    /** Several ports bound together. */
    BOND,
    /** Carries packets inside another link: tun, WireGuard, GRE, PPP over something. */
    TUNNEL,
    /** The host's own loopback. */
    LOOPBACK,
    /** The backend could not tell. */
    UNKNOWN
}
