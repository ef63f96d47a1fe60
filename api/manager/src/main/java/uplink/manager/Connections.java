// SPDX-License-Identifier: Apache-2.0
package uplink.manager;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Route;

/**
 * The current connection, and what is open. Safe for any thread; commands behave as those of {@code uplink.profile.Profiles}.
 *
 * <p>An id is that of a profile.
 */
@ProviderType
public interface Connections {
    /** The present state: one volatile read, no lock, no allocation. */
    Status status();

    /** Completes with the first status that meets {@code filter}; TIMED_OUT after {@code timeout}. */
    CompletionStage<Status> await(Predicate<Status> filter, Duration timeout);

    /** What can be done with this profile now. */
    Set<Capability> capabilities(String id);

    /**
     * Brings a profile up for as long as the lease lives, or shares it if it is up. Concurrent opens of one profile share the
     * attempt. Wants {@code network.set}.
     *
     * <p>Ends with {@code OpenFailedException}; cancelling takes down what only this call brought up.
     */
    CompletionStage<Lease> open(String id, OpenOptions options);

    /** Every lease, oldest first. Wants {@code network.get}. */
    List<Lease> leases();

    /** Brings a profile up to stay, also after a reboot. One that is up already completes at once. Wants {@code network.control}. */
    CompletionStage<Void> connect(String id, CommandOptions options);

    /** Takes a profile down to stay down, whoever holds leases. One that is down completes at once. Wants {@code network.control}. */
    CompletionStage<Void> disconnect(String id, CommandOptions options);

    /** Order of links for the default route, best first, by key; kept. Links that it does not name follow. Wants {@code network.control}. */
    CompletionStage<Void> prefer(List<String> links, CommandOptions options);

    /** The order that was preferred last; empty when none was. */
    List<String> preferred();

    /**
     * Adds a route that is owned by the calling bundle, and gone with it. Wants {@code network.route}.
     *
     * <p>ALREADY_EXISTS when there is one to that destination by that link with that metric; NOT_FOUND of an unknown link.
     */
    CompletionStage<Route> addRoute(RouteRequest request, CommandOptions options);

    /** Removes a route that the calling bundle has added; NOT_FOUND when it has not. Wants {@code network.route}. */
    CompletionStage<Void> removeRoute(Route route, CommandOptions options);

    /** The routes that bundles have added. */
    List<Route> routes();
}
