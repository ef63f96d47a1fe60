// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

/** What must be well for a host to be reached, each only when those before it are. */
public enum Step {
    /** The port, the radio, the modem. */
    LINK,
    /** An address that reaches beyond the link. */
    ADDRESS,
    /** A default route, and somebody at its next hop. */
    GATEWAY,
    /** Name servers, and what they say of the host. */
    DNS,
    /** The proxy, where one is set. */
    PROXY,
    /** A connection. */
    TCP,
    /** A certificate that is trusted, and the host's own. */
    TLS,
    /** An answer. */
    HTTP
}
