// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** Whether a cable is plugged in, or a radio associated; Tizen {@code connection_ethernet_cable_state_e}, Linux {@code IFLA_CARRIER}. */
public enum Carrier {
    /** The other side is heard. */
    ATTACHED,
    /** Nobody at the other end. */
    DETACHED,
    /** The link is administratively down, or the backend could not tell. */
    UNKNOWN
}
