// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

/** Address families of a packet data network; Tizen {@code connection_cellular_pdn_type_e}, 3GPP TS 27.007 {@code +CGDCONT}. */
public enum PdnType {
    /** The backend could not tell, or the network decides. */
    UNKNOWN,
    /** IPv4 only. */
    IPV4,
    /** IPv6 only. */
    IPV6,
    /** Both. */
    IPV4_IPV6
}
