// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** How far a technology as a whole has come; Tizen {@code connection_wifi_state_e}, {@code …_ethernet_state_e}, {@code …_bt_state_e}. */
public enum TechnologyState {
    /** Nothing here, switched off, or nothing that could be opened. */
    DEACTIVATED,
    /** Switched on, and no profile connected. */
    DISCONNECTED,
    /** At least one profile connected. */
    CONNECTED,
    /** The backend could not tell. */
    UNKNOWN
}
