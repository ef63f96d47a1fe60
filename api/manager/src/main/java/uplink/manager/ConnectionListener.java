// SPDX-License-Identifier: Apache-2.0
package uplink.manager;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.Carrier;
import uplink.profile.Route;
import uplink.profile.TechnologyStatus;

/**
 * Is told about the current connection. Register it as a service; the rules are those of {@code uplink.profile.LinkListener}.
 *
 * <p>{@link #connectionChanged} comes first and tells everything; the finer methods follow, each with the same two statuses.
 */
@ConsumerType
public interface ConnectionListener {
    /** The state that is there already. */
    default void present(Status status) {}

    /** A technology as a whole; of one that came or went, before or after are empty. */
    default void technologyChanged(Optional<TechnologyStatus> before, Optional<TechnologyStatus> after) {}

    /** {@link Status#cable()}; Tizen {@code connection_ethernet_cable_state_changed_cb}. */
    default void cableChanged(Carrier before, Carrier after) {}

    /** Anything that the finer methods tell. */
    default void connectionChanged(Status before, Status after) {}

    /** {@link Status#type()}; Tizen {@code connection_type_changed_cb}. */
    default void typeChanged(Status before, Status after) {}

    /** Addresses of either family; Tizen {@code connection_address_changed_cb}. */
    default void addressChanged(Status before, Status after) {}

    /** Gateways of either family. */
    default void gatewayChanged(Status before, Status after) {}

    /** Name servers or search domains. */
    default void dnsChanged(Status before, Status after) {}

    /** {@link Status#proxy}. */
    default void proxyChanged(Status before, Status after) {}

    /** {@link Status#internet()}; Tizen {@code connection_internet_state_changed_cb}. */
    default void internetChanged(Status before, Status after) {}

    /** {@link Status#metered()}. */
    default void meteredChanged(Status before, Status after) {}

    /** Any route of the main table. */
    default void routesChanged(List<Route> before, List<Route> after) {}
}
