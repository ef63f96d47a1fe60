// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

/** With which network the modem is registered; 3GPP TS 27.007 {@code +CEREG}, ModemManager {@code MMModem3gppRegistrationState}. */
public enum Registration {
    /** Not looking. */
    IDLE,
    /** At home. */
    HOME,
    /** Looking. */
    SEARCHING,
    /** The network refuses. */
    DENIED,
    /** Abroad. */
    ROAMING,
    /** Emergency calls only. */
    EMERGENCY_ONLY,
    /** The backend could not tell. */
    UNKNOWN
}
