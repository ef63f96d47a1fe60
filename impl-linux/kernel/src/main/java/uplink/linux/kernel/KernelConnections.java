// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

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

/** Links up and down, and routes, by the kernel itself. */
@Component(name = KernelConnections.PID, enabled = false, property = LayerBackend.NAME + "=" + KernelBackend.NAME)
public final class KernelConnections implements ConnectionBackend {
    static final String PID = "uplink.linux.kernel.connections";

    private final Control control;

    /** Works by {@code control}. */
    @Activate
    public KernelConnections(@Reference Control control) {
        this.control = control;
    }

    @Override
    public Set<Capability> capabilities() {
        return Control.allowed(Capability.CONNECT, Capability.CONNECT_VOLATILE, Capability.ROUTES, Capability.CONFIRM);
    }

    @Override
    public CompletionStage<Void> connect(String profile, boolean lasting, CommandContext context) {
        return control.later(context, session -> session.attempts().connect(profile, lasting, context));
    }

    @Override
    public CompletionStage<Void> disconnect(String profile, boolean lasting, CommandContext context) {
        return control.run(context, session -> session.attempts().disconnect(profile, lasting, context));
    }

    @Override
    public CompletionStage<Void> prefer(String link, long metric, CommandContext context) {
        return control.run(context, session -> session.routes().prefer(link, metric));
    }

    @Override
    public CompletionStage<Route> addRoute(RouteRequest request, CommandContext context) {
        return control.ask(context, session -> session.routes().add(request));
    }

    @Override
    public CompletionStage<Void> removeRoute(Route route, CommandContext context) {
        return control.run(context, session -> session.routes().remove(route));
    }
}
