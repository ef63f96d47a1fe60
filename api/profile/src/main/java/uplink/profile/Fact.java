// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** A statement about a link whose origin may differ from the backend that describes the link. */
public enum Fact {
    /** {@link Link#internet()}. */
    INTERNET,
    /** {@link Link#metered()}. */
    METERED,
    /** {@link IpState#dnsServers()} and {@link IpState#searchDomains()}. */
    DNS,
    /** {@link Link#proxy()}. */
    PROXY,
    /** {@link Link#speedBitsPerSecond()}. */
    SPEED,
    /** {@link IpState#dhcp()}. */
    DHCP
}
