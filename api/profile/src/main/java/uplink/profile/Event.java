// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/**
 * What can change, in the order in which listeners are told: added, changed, technologies, the connection as a whole, its finer
 * parts, routes, removed.
 */
public enum Event {
    /** {@link LinkListener#linkAdded}. */
    LINK_ADDED("linkAdded"),
    /** {@link ProfileListener#profileAdded}. */
    PROFILE_ADDED("profileAdded"),
    /** {@link LinkListener#linkChanged}. */
    LINK_CHANGED("linkChanged"),
    /** {@link LinkListener#carrierChanged}. */
    CARRIER_CHANGED("carrierChanged"),
    /** {@link LinkListener#dhcpChanged}. */
    DHCP_CHANGED("dhcpChanged"),
    /** {@link ProfileListener#profileChanged}. */
    PROFILE_CHANGED("profileChanged"),
    /** {@link ProfileListener#stateChanged}. */
    STATE_CHANGED("stateChanged"),
    /** {@link ProfileListener#signalChanged}. */
    SIGNAL_CHANGED("signalChanged"),
    /** {@code ConnectionListener.technologyChanged}; Wi-Fi and cellular also to their own listeners. */
    TECHNOLOGY_CHANGED("technologyChanged"),
    /** {@code ConnectionListener.cableChanged}. */
    CABLE_CHANGED("cableChanged"),
    /** {@code ConnectionListener.connectionChanged}. */
    CONNECTION_CHANGED("connectionChanged"),
    /** {@code ConnectionListener.typeChanged}. */
    TYPE_CHANGED("typeChanged"),
    /** {@code ConnectionListener.addressChanged}. */
    ADDRESS_CHANGED("addressChanged"),
    /** {@code ConnectionListener.gatewayChanged}. */
    GATEWAY_CHANGED("gatewayChanged"),
    /** {@code ConnectionListener.dnsChanged}. */
    DNS_CHANGED("dnsChanged"),
    /** {@code ConnectionListener.proxyChanged}. */
    PROXY_CHANGED("proxyChanged"),
    /** {@code ConnectionListener.internetChanged}. */
    INTERNET_CHANGED("internetChanged"),
    /** {@code ConnectionListener.meteredChanged}. */
    METERED_CHANGED("meteredChanged"),
    /** {@code ConnectionListener.routesChanged}. */
    ROUTES_CHANGED("routesChanged"),
    /** {@link ProfileListener#profileRemoved}. */
    PROFILE_REMOVED("profileRemoved"),
    /** {@link LinkListener#linkRemoved}. */
    LINK_REMOVED("linkRemoved");

    private final String method;

    Event(String method) {
        this.method = method;
    }

    /** Name of the listener's method that tells it. */
    public String method() {
        return method;
    }
}
