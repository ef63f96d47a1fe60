// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** Where addresses come from; Tizen {@code connection_ip_config_type_e}. */
public enum IpMethod {
    /** The family is switched off. */
    NONE,
    /** Written by hand. */
    STATIC,
    /** From a server: DHCP, or a router's advertisement that leads to one. */
    DYNAMIC,
    /** Made by the host itself: link-local, or SLAAC. */
    AUTO,
    /** Given by the bearer and unchangeable: a mobile network's. */
    FIXED,
    /** The backend could not tell. */
    UNKNOWN
}
