// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.manager.RouteRequest;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.Capability;
import uplink.profile.Route;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.LayerBackend;

/** Connections up and down, and routes, by NetworkManager. */
@Component(
        name = NetworkManagerConnections.PID,
        enabled = false,
        property = LayerBackend.NAME + "=" + NetworkManagerBackend.NAME)
public final class NetworkManagerConnections implements ConnectionBackend {
    static final String PID = "uplink.linux.networkmanager.connections";

    private final Control control;
    private final LinkRoutes routes;

    /** Works by {@code control}. */
    @Activate
    public NetworkManagerConnections(@Reference Control control) {
        this.control = control;
        routes = new LinkRoutes(control.rights());
    }

    @Override
    public Set<Capability> capabilities() {
        return control.confirmed(control.allowed(
                Permissions.CONTROL, Capability.CONNECT, Capability.CONNECT_VOLATILE, Capability.ROUTES));
    }

    @Override
    public CompletionStage<Void> connect(String profile, boolean lasting, CommandContext context) {
        return control.act(context, command -> command.session().attempts().connect(command, profile, lasting));
    }

    @Override
    public CompletionStage<Void> disconnect(String profile, boolean lasting, CommandContext context) {
        return control.act(context, command -> command.session().attempts().disconnect(command, profile, lasting));
    }

    @Override
    public CompletionStage<Void> prefer(String link, long metric, CommandContext context) {
        return control.act(context, command -> routes.prefer(command, link, metric));
    }

    @Override
    public CompletionStage<Route> addRoute(RouteRequest request, CommandContext context) {
        return control.run(context, command -> routes.add(command, request));
    }

    @Override
    public CompletionStage<Void> removeRoute(Route route, CommandContext context) {
        return control.act(context, command -> routes.remove(command, route));
    }
}
