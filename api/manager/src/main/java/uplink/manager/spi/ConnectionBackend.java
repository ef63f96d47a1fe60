// SPDX-License-Identifier: Apache-2.0
package uplink.manager.spi;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.manager.RouteRequest;
import uplink.profile.Route;
import uplink.profile.spi.AreaBackend;
import uplink.profile.spi.CommandContext;

/** Brings profiles up and down, and routes. {@code docs/spi.md} maps each method to the daemons. */
@ConsumerType
public interface ConnectionBackend extends AreaBackend {
    /**
     * Brings a profile up; completes when it is connected, and fails with {@code OpenFailedException}.
     *
     * @param lasting also after a reboot
     */
    CompletionStage<Void> connect(String profile, boolean lasting, CommandContext context);

    /**
     * Takes a profile down; completes when it is down.
     *
     * @param lasting also after a reboot, and although it connects by itself
     */
    CompletionStage<Void> disconnect(String profile, boolean lasting, CommandContext context);

    /** Gives the default route of a link this metric in both families; kept while the link is up. */
    CompletionStage<Void> prefer(String link, long metric, CommandContext context);

    /** Adds a route and answers what it became. */
    CompletionStage<Route> addRoute(RouteRequest request, CommandContext context);

    /** Removes a route that {@link #addRoute} has answered. */
    CompletionStage<Void> removeRoute(Route route, CommandContext context);
}
