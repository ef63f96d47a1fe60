// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** Where the address client of one family is; Tizen {@code connection_dhcp_state_e}. */
public enum DhcpState {
    /** No client is known to run, or the backend could not tell. */
    UNKNOWN,
    /** Asking for a lease. */
    STARTED,
    /** Holds a lease. */
    FINISHED,
    /** Gave up. */
    FAILED
}
