// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
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
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Route;
import uplink.profile.Views;

/** The current connection, as one bundle sees it. */
@Component(scope = ServiceScope.BUNDLE)
public final class DefaultConnections implements Connections {
    private final Views views;
    private final NewestStatus status;

    @Activate
    public DefaultConnections(@Reference Views views) {
        this.views = views;
        this.status = new NewestStatus(views);
    }

    @Override
    public Status status() {
        return status.now();
    }

    @Override
    public CompletionStage<Status> await(Predicate<Status> filter, Duration timeout) {
        return views.await(view -> filter.test(status.of(view)), timeout).thenApply(status::of);
    }

    @Override
    public Set<Capability> capabilities(String id) {
        return Set.of();
    }

    @Override
    public CompletionStage<Lease> open(String id, OpenOptions options) {
        return unavailable(id);
    }

    @Override
    public List<Lease> leases() {
        return List.of();
    }

    @Override
    public CompletionStage<Void> connect(String id, CommandOptions options) {
        return unavailable(id);
    }

    @Override
    public CompletionStage<Void> disconnect(String id, CommandOptions options) {
        return unavailable(id);
    }

    @Override
    public CompletionStage<Void> prefer(List<String> links, CommandOptions options) {
        return unavailable(links.toString());
    }

    @Override
    public List<String> preferred() {
        return List.of();
    }

    @Override
    public CompletionStage<Route> addRoute(RouteRequest request, CommandOptions options) {
        return unavailable(request.link());
    }

    @Override
    public CompletionStage<Void> removeRoute(Route route, CommandOptions options) {
        return unavailable(route.link());
    }

    @Override
    public List<Route> routes() {
        return List.of();
    }

    private static <T> CompletionStage<T> unavailable(String subject) {
        return CompletableFuture.failedFuture(
                new ConnectionException(ErrorCode.UNAVAILABLE, subject, "no backend takes commands for " + subject));
    }
}
