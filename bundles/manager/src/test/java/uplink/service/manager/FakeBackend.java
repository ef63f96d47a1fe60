// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import uplink.manager.RouteRequest;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.Capability;
import uplink.profile.Route;
import uplink.profile.spi.CommandContext;

/** Writes down what it is asked to do, and does nothing; stages that a test has not put in complete at once. */
final class FakeBackend implements ConnectionBackend {
    final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    final Deque<CompletableFuture<Void>> stages = new ArrayDeque<>();
    Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    CompletableFuture<Route> routeStage = new CompletableFuture<>();
    CommandContext context;

    /** The next stage that it answers. */
    CompletableFuture<Void> next() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        stages.add(stage);
        return stage;
    }

    /** The next call, which may still be on its way. */
    String call() throws InterruptedException {
        return calls.poll(2, TimeUnit.SECONDS);
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<Void> connect(String profile, boolean lasting, CommandContext command) {
        return called("connect " + profile + (lasting ? " lasting" : ""), command);
    }

    @Override
    public CompletionStage<Void> disconnect(String profile, boolean lasting, CommandContext command) {
        return called("disconnect " + profile + (lasting ? " lasting" : ""), command);
    }

    @Override
    public CompletionStage<Void> prefer(String link, long metric, CommandContext command) {
        return called("prefer " + link + " " + metric, command);
    }

    @Override
    public CompletionStage<Route> addRoute(RouteRequest request, CommandContext command) {
        called("add " + request.destination(), command);
        return routeStage;
    }

    @Override
    public CompletionStage<Void> removeRoute(Route route, CommandContext command) {
        return called("remove " + route.destination(), command);
    }

    private CompletionStage<Void> called(String call, CommandContext command) {
        context = command;
        calls.add(call);
        return Optional.ofNullable(stages.poll()).orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
