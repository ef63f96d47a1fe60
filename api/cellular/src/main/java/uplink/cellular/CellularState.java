// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

/** How far the mobile network is usable; Tizen {@code connection_cellular_state_e}. */
public enum CellularState {
    /** No network, no SIM card, or denied. */
    OUT_OF_SERVICE,
    /** The radio is off. */
    FLIGHT_MODE,
    /** Abroad, and data is not allowed there. */
    ROAMING_OFF,
    /** Calls and messages, no data. */
    CALL_ONLY_AVAILABLE,
    /** Ready, and not connected. */
    AVAILABLE,
    /** A data connection is up. */
    CONNECTED,
    /** The backend could not tell. */
    UNKNOWN
}
