// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** Does traffic reach the internet; Tizen {@code connection_internet_state_e}, NetworkManager {@code NMConnectivityState}. */
public enum Internet {
    /** Nobody has looked. */
    UNKNOWN,
    /** Looked, and reached. */
    ONLINE,
    /** Something answers, but not the internet. */
    LIMITED,
    /** A captive portal stands before it. */
    PORTAL,
    /** Looked, and nothing answers. */
    OFFLINE
}
