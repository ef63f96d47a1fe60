// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told about links. Register it as a service.
 *
 * <p>One call at a time per service, on the delivery pool. {@link #presentLinks} comes first, once; after that every {@code before}
 * equals the last {@code after} that was told of the same link. What turns and turns back while a call runs is told as nothing,
 * except by the counters of {@link Link#carrierChanges()}. An exception is logged and changes nothing.
 */
@ConsumerType
public interface LinkListener {
    /** The links that are there already. */
    default void presentLinks(List<Link> links) {}

    /** A link has come. */
    default void linkAdded(Link link) {}

    /** Anything of a link has changed but its backend and sources. */
    default void linkChanged(Link before, Link after) {}

    /** The carrier, or only how often it has turned; comes after {@link #linkChanged}. */
    default void carrierChanged(Link before, Link after) {}

    /** The address client of either family; Tizen {@code connection_dhcp_state_changed_cb}. Comes after {@link #linkChanged}. */
    default void dhcpChanged(Link before, Link after) {}

    /** A link has gone. */
    default void linkRemoved(Link link) {}
}
