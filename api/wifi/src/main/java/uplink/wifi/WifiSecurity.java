// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

/** How a network lets stations in; Tizen {@code connection_wifi_security_type_e}, NetworkManager {@code key-mgmt}. */
public enum WifiSecurity {
    /** Open. */
    NONE,
    /** Wired Equivalent Privacy: broken, and still met. */
    WEP,
    /** WPA with a pre-shared key. */
    WPA_PSK,
    /** WPA2 with a pre-shared key. */
    WPA2_PSK,
    /** 802.1X: user, certificate, or both. */
    EAP,
    /** WPA3: simultaneous authentication of equals. */
    SAE,
    /** Open, yet encrypted: RFC 8110. */
    OWE,
    /** The backend could not tell. */
    UNKNOWN
}
