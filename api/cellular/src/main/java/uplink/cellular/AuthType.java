// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

/** How a data connection is let in; Tizen {@code connection_cellular_auth_type_e}. */
public enum AuthType {
    /** Without user and password. */
    NONE,
    /** Password in clear, RFC 1334. */
    PAP,
    /** Challenge, RFC 1994. */
    CHAP,
    /** The backend could not tell. */
    UNKNOWN
}
