// SPDX-License-Identifier: Apache-2.0
package uplink.sockets.spi;

/** What is known of a host on a link; RFC 4861 and ARP, Linux {@code NUD_…}. */
public enum Neighbour {
    /** It has answered a moment ago. */
    REACHABLE,
    /** It was there once, and whether it still is will be seen. */
    UNCONFIRMED,
    /** It is being looked for. */
    ASKED,
    /** Nobody has that address. */
    FAILED,
    /** The link needs no such question, or somebody has written the answer down. */
    FIXED,
    /** Nobody was looked for, or nobody can tell. */
    UNKNOWN
}
