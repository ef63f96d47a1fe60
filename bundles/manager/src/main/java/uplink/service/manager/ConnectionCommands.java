// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.manager.RouteRequest;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Link;
import uplink.profile.Privilege;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.Access;
import uplink.profile.spi.Backends;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.Commands;
import uplink.profile.spi.Delivery;

/** What is open, connected, preferred and routed, whoever asks. Outlives the services of single bundles. */
@Component(service = ConnectionCommands.class, immediate = true)
public final class ConnectionCommands implements SynchronousBundleListener {
    private static final Logger log = LoggerFactory.getLogger(ConnectionCommands.class);

    @Reference(policy = DYNAMIC)
    final Collection<Map.Entry<Map<String, Object>, ConnectionBackend>> bound = new CopyOnWriteArrayList<>();

    private final Backends<ConnectionBackend> backends = new Backends<>("connections", bound);
    private final BundleContext context;
    private final Commands commands;
    private final Access access;
    private final Views views;
    private final Delivery delivery;
    private final ProfileSwitch profiles;
    private final LeaseBook book;
    private final RouteBook routes;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private volatile List<String> preferred = List.of();

    @Activate
    public ConnectionCommands(
            BundleContext context,
            @Reference Commands commands,
            @Reference Access access,
            @Reference Views views,
            @Reference Delivery delivery) {
        this.context = context;
        this.commands = commands;
        this.access = access;
        this.views = views;
        this.delivery = delivery;
        this.profiles = new ProfileSwitch(backends, commands);
        this.book = new LeaseBook(views, delivery.pool(), profiles, this::takeDown);
        this.routes = new RouteBook(context.getBundle(), views, backends, commands);
    }

    @Activate
    void start() {
        context.addBundleListener(this);
        subscriptions.add(views.subscribe(view -> {
            book.look(view);
            routes.look(view);
        }));
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
        subscriptions.forEach(Subscription::close);
        book.close();
    }

    /** What a bundle holds ends with it; what it took while it stopped, when it has stopped. */
    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING || event.getType() == BundleEvent.STOPPED) {
            book.stopped(event.getBundle());
            routes.stopped(event.getBundle());
        }
    }

    Set<Capability> capabilities(String id) {
        return views.view()
                .profile(id)
                .map(profile -> backends.capabilities(profile.backend()))
                .orElse(Set.of());
    }

    CompletionStage<Lease> open(Bundle caller, String id, OpenOptions options) {
        Opening opening = new Opening(caller, id, options.linger());
        CompletionStage<Lease> stage = commands.run(caller, id, options.command(), (view, command) -> {
            access.check(caller, Privilege.SET, "open " + id);
            ProfileSwitch.find(view, id);
            return book.open(opening, command);
        });
        stage.whenComplete((lease, failure) -> {
            if (failure != null) {
                delivery.pool().execute(() -> book.giveUp(opening));
            }
        });
        return stage;
    }

    /** Every lease, as {@code caller} sees it. */
    List<Lease> leases(Bundle caller) {
        access.check(caller, Privilege.GET, "list leases");
        return book.leases().stream()
                .<Lease>map(lease -> lease.heldBy(caller) ? lease : new SeenLease(lease))
                .toList();
    }

    CompletionStage<Void> connect(Bundle caller, String id, CommandOptions options) {
        return commands.change(caller, id, options, (view, command) -> {
            access.check(caller, Privilege.CONTROL, "connect " + id);
            ProfileSwitch.find(view, id);
            return book.turned(id).thenCompose(turned -> connect(views.view(), id, command));
        });
    }

    CompletionStage<Void> disconnect(Bundle caller, String id, CommandOptions options) {
        AtomicBoolean begun = new AtomicBoolean();
        CompletionStage<Void> stage = commands.change(caller, id, options, (view, command) -> {
            access.check(caller, Privilege.CONTROL, "disconnect " + id);
            if (ProfileSwitch.find(view, id).state() == ProfileState.DISCONNECTED) {
                return done();
            }
            begun.set(true);
            book.disconnecting(id);
            return profiles.down(view, id, true, command).thenAccept(down -> {});
        });
        stage.whenComplete((down, failure) -> {
            if (begun.get()) {
                book.disconnected(id, failure == null);
            }
        });
        return stage;
    }

    CompletionStage<Void> prefer(Bundle caller, List<String> links, CommandOptions options) {
        List<String> order = List.copyOf(links);
        return commands.run(caller, String.join(" ", order), options, (view, command) -> {
            access.check(caller, Privilege.CONTROL, "prefer " + order);
            Preference.check(view, order);
            return prefer(view, order, command);
        });
    }

    List<String> preferred() {
        return preferred;
    }

    CompletionStage<Route> addRoute(Bundle caller, RouteRequest request, CommandOptions options) {
        return routes.add(
                caller,
                request,
                options,
                () -> access.check(caller, Privilege.ROUTE, "add a route to " + request.destination()));
    }

    CompletionStage<Void> removeRoute(Bundle caller, Route route, CommandOptions options) {
        return routes.remove(
                caller,
                route,
                options,
                () -> access.check(caller, Privilege.ROUTE, "remove the route to " + route.destination()));
    }

    List<Route> routes() {
        return routes.routes();
    }

    /** Nothing held, lingering or under way. */
    boolean empty() {
        return book.empty() && routes.routes().isEmpty();
    }

    private CompletionStage<Void> connect(View view, String id, CommandContext command) {
        if (ProfileSwitch.isUp(view, id) && !book.broughtUp(id)) {
            return done();
        }
        return profiles.up(view, id, command).thenAccept(up -> book.keep(id));
    }

    /** One link after the other, best first; what was set stays set when a later one fails. */
    private CompletionStage<Void> prefer(View view, List<String> order, CommandContext command) {
        Map<String, Long> metrics = Preference.metrics(view, order);
        Map<String, ConnectionBackend> owners = new LinkedHashMap<>();
        metrics.keySet().forEach(link -> owners.put(link, owner(view, link)));
        CompletionStage<Void> all = done();
        for (Map.Entry<String, ConnectionBackend> each : owners.entrySet()) {
            String link = each.getKey();
            all = all.thenCompose(set -> each.getValue().prefer(link, metrics.get(link), command));
        }
        List<String> links = List.copyOf(metrics.keySet());
        return all.thenCompose(set -> commands.shown(command, next -> Preference.inOrder(next, links)))
                .thenAccept(shown -> preferred = order);
    }

    private ConnectionBackend owner(View view, String link) {
        String backend = view.link(link).map(Link::backend).orElse("");
        return backends.owner(backend, Capability.ROUTES, link);
    }

    private CompletionStage<?> takeDown(String id) {
        return commands.run(
                        context.getBundle(),
                        id,
                        CommandOptions.DEFAULT,
                        (view, command) -> view.profile(id)
                                .filter(ProfileSwitch::isUp)
                                .map(profile -> profiles.down(view, id, false, command))
                                .orElseGet(() -> CompletableFuture.completedFuture(view)))
                .whenComplete((down, failure) -> {
                    if (failure != null) {
                        log.warn("{} stays up after its last lease, since it could not be taken down", id, failure);
                    }
                });
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
