// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** How far a profile has come; Tizen {@code connection_profile_state_e}. The order is the order of progress. */
public enum ProfileState {
    /** The backend could not tell. */
    UNKNOWN,
    /** Not in use. */
    DISCONNECTED,
    /** Radio, registration or authentication in progress. */
    ASSOCIATION,
    /** The link is up and waits for its addresses. */
    CONFIGURATION,
    /** Carries traffic. */
    CONNECTED
}
