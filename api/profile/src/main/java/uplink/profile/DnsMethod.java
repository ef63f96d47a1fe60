// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** Where name servers come from; Tizen {@code connection_dns_config_type_e}. */
public enum DnsMethod {
    /** No name server is wanted. */
    NONE,
    /** Written by hand. */
    STATIC,
    /** From DHCP, a router's advertisement or the bearer. */
    DYNAMIC,
    /** The backend could not tell. */
    UNKNOWN
}
