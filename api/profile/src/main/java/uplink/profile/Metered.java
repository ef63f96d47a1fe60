// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** Does traffic cost; Tizen {@code connection_is_metered_network}, NetworkManager {@code NMMetered}. A guess is told by its source. */
public enum Metered {
    /** Nobody has said. */
    UNKNOWN,
    /** Each byte counts. */
    YES,
    /** Free of charge. */
    NO
}
