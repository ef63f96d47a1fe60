// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

/** The cipher of the air; Tizen {@code connection_wifi_encryption_type_e}. */
public enum WifiEncryption {
    /** Clear. */
    NONE,
    /** RC4 with a fixed key. */
    WEP,
    /** RC4 with changing keys. */
    TKIP,
    /** CCMP or GCMP. */
    AES,
    /** Either of the two. */
    TKIP_AES_MIXED,
    /** The backend could not tell. */
    UNKNOWN
}
