// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/**
 * The bearer that carries a link's bytes.
 *
 * <p>One enum for what Tizen tells apart as {@code connection_type_e} and {@code connection_profile_type_e}; "disconnected" is
 * not a technology but the absence of a current link.
 */
public enum Technology {
    /** IEEE 802.11. */
    WIFI,
    /** A mobile network, 2G to 5G. */
    CELLULAR,
    /** IEEE 802.3, and what looks like it to the host. */
    ETHERNET,
    /** Bluetooth PAN or DUN. */
    BLUETOOTH,
    /** The internet through a host device, such as a phone. */
    NET_PROXY,
    /** Known, and none of the above: a tunnel, for instance. */
    OTHER,
    /** The backend could not tell. */
    UNKNOWN
}
