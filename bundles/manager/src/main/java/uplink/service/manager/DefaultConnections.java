// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import uplink.manager.Connections;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.manager.RouteRequest;
import uplink.manager.Status;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Route;
import uplink.profile.Views;
import uplink.profile.spi.Commands;

/** The current connection, as one bundle sees it. */
@Component(scope = ServiceScope.BUNDLE)
public final class DefaultConnections implements Connections {
    private final Bundle caller;
    private final Commands waits;
    private final ConnectionCommands commands;
    private final NewestStatus status;

    @Activate
    public DefaultConnections(
            ComponentContext context,
            @Reference Views views,
            @Reference Commands waits,
            @Reference ConnectionCommands commands) {
        this(context.getUsingBundle(), views, waits, commands);
    }

    DefaultConnections(Bundle caller, Views views, Commands waits, ConnectionCommands commands) {
        this.caller = caller;
        this.waits = waits;
        this.commands = commands;
        this.status = new NewestStatus(views);
    }

    @Override
    public Status status() {
        return status.now();
    }

    @Override
    public CompletionStage<Status> await(Predicate<Status> filter, Duration timeout) {
        return waits.await(caller, view -> Optional.of(status.of(view)).filter(filter), timeout);
    }

    @Override
    public Set<Capability> capabilities(String id) {
        return commands.capabilities(id);
    }

    @Override
    public CompletionStage<Lease> open(String id, OpenOptions options) {
        return commands.open(caller, id, options);
    }

    @Override
    public List<Lease> leases() {
        return commands.leases(caller);
    }

    @Override
    public CompletionStage<Void> connect(String id, CommandOptions options) {
        return commands.connect(caller, id, options);
    }

    @Override
    public CompletionStage<Void> disconnect(String id, CommandOptions options) {
        return commands.disconnect(caller, id, options);
    }

    @Override
    public CompletionStage<Void> prefer(List<String> links, CommandOptions options) {
        return commands.prefer(caller, links, options);
    }

    @Override
    public List<String> preferred() {
        return commands.preferred();
    }

    @Override
    public CompletionStage<Route> addRoute(RouteRequest request, CommandOptions options) {
        return commands.addRoute(caller, request, options);
    }

    @Override
    public CompletionStage<Void> removeRoute(Route route, CommandOptions options) {
        return commands.removeRoute(caller, route, options);
    }

    @Override
    public List<Route> routes() {
        return commands.routes();
    }
}
