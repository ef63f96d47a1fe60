// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.manager.RouteRequest;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.Route;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.Backends;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.Commands;

/**
 * Which bundle has added which route. Safe for any thread.
 *
 * <p>The routes of a stopped bundle are removed. When this book itself is dropped they stay: an update of Uplink reroutes nobody.
 */
final class RouteBook {
    private static final Logger log = LoggerFactory.getLogger(RouteBook.class);

    /** {@code sequence} is that of a view older than the route. */
    private record Owned(Bundle owner, Route route, long sequence) {}

    private final List<Owned> owned = new CopyOnWriteArrayList<>();
    private final Bundle own;
    private final Views views;
    private final Backends<ConnectionBackend> backends;
    private final Commands commands;

    RouteBook(Bundle own, Views views, Backends<ConnectionBackend> backends, Commands commands) {
        this.own = own;
        this.views = views;
        this.backends = backends;
        this.commands = commands;
    }

    List<Route> routes() {
        return owned.stream().map(Owned::route).toList();
    }

    CompletionStage<Route> add(Bundle caller, RouteRequest request, CommandOptions options, Runnable check) {
        AtomicReference<Optional<Owned>> added = new AtomicReference<>(Optional.empty());
        AtomicBoolean over = new AtomicBoolean();
        CompletionStage<Route> stage = commands.run(caller, request.link(), options, (view, context) -> {
            check.run();
            return addable(view, request)
                    .addRoute(request, context)
                    .thenApply(route -> {
                        Owned entry = new Owned(caller, route, views.view().sequence());
                        owned.add(entry);
                        added.set(Optional.of(entry));
                        if (over.get()) {
                            added.getAndSet(Optional.empty()).ifPresent(this::takeBack);
                        }
                        return route;
                    })
                    .thenCompose(route -> shown(context, route, true));
        });
        stage.whenComplete((route, failure) -> {
            if (failure != null) {
                over.set(true); // the backend may still add it
                added.getAndSet(Optional.empty()).ifPresent(this::takeBack);
            }
        });
        return stage;
    }

    CompletionStage<Void> remove(Bundle caller, Route route, CommandOptions options, Runnable check) {
        return commands.run(caller, route.link(), options, (view, context) -> {
            check.run();
            Owned entry = owned.stream()
                    .filter(each -> each.owner().equals(caller) && each.route().equals(route))
                    .findFirst()
                    .orElseThrow(() -> new ConnectionException(
                            ErrorCode.NOT_FOUND, route.link(), "the calling bundle has added no such route: " + route));
            return remove(view, entry, context).thenAccept(done -> {});
        });
    }

    /** Removes what a bundle has added that has stopped. */
    void stopped(Bundle bundle) {
        owned.stream().filter(entry -> entry.owner().equals(bundle)).forEach(this::takeBack);
    }

    /** Forgets the routes of links that are gone, as the kernel does; called with every view. */
    void look(View view) {
        if (view.settled()) {
            owned.removeIf(entry -> view.sequence() > entry.sequence()
                    && view.link(entry.route().link()).isEmpty());
        }
    }

    private ConnectionBackend addable(View view, RouteRequest request) {
        String key = request.link();
        Link link = view.link(key)
                .orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, key, "there is no link " + key));
        boolean there = view.routes().stream()
                .anyMatch(route -> route.link().equals(key)
                        && route.destination().equals(request.destination())
                        && route.table() == request.table()
                        && (request.metric().isEmpty() || request.metric().getAsLong() == route.metric()));
        if (there) {
            throw new ConnectionException(
                    ErrorCode.ALREADY_EXISTS, key, "there is a route to " + request.destination() + " by " + key);
        }
        return backends.owner(link.backend(), Capability.ROUTES, key);
    }

    private CompletionStage<Route> remove(View view, Owned entry, CommandContext context) {
        Route route = entry.route();
        Optional<Link> link = view.link(route.link());
        if (link.isEmpty()) {
            owned.remove(entry);
            return CompletableFuture.completedFuture(route);
        }
        return backends.owner(link.get().backend(), Capability.ROUTES, route.link())
                .removeRoute(route, context)
                .thenCompose(done -> {
                    owned.remove(entry);
                    return shown(context, route, false);
                });
    }

    private CompletionStage<Route> shown(CommandContext context, Route route, boolean there) {
        return commands.shown(context, view -> there(view, route) == there).thenApply(view -> route);
    }

    /** By what makes a route one of its own; whom it is by, the kernel may say in other words. */
    private static boolean there(View view, Route route) {
        return view.routes().stream()
                .anyMatch(each -> each.link().equals(route.link())
                        && each.destination().equals(route.destination())
                        && each.gateway().equals(route.gateway())
                        && each.metric() == route.metric()
                        && each.table() == route.table());
    }

    private void takeBack(Owned entry) {
        if (owned.remove(entry)) {
            Route route = entry.route();
            commands.run(own, route.link(), CommandOptions.DEFAULT, (view, context) -> remove(view, entry, context))
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            log.warn("A route of bundle {} could not be removed: {}", entry.owner(), route, failure);
                        }
                    });
        }
    }
}
