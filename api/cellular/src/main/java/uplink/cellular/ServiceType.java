// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

/** What a mobile profile is for; Tizen {@code connection_cellular_service_type_e}. */
public enum ServiceType {
    /** The backend could not tell. */
    UNKNOWN,
    /** The internet. */
    INTERNET,
    /** Multimedia messages. */
    MMS,
    /** The internet of a prepaid contract. */
    PREPAID_INTERNET,
    /** Multimedia messages of a prepaid contract. */
    PREPAID_MMS,
    /** Sharing the connection. */
    TETHERING,
    /** One application. */
    APPLICATION;

    /** May a default profile be set for it: INTERNET and PREPAID_INTERNET only. */
    public boolean mayHaveDefault() {
        return this == INTERNET || this == PREPAID_INTERNET;
    }
}
