// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.service.manager.Machine.down;
import static uplink.service.manager.Machine.refused;
import static uplink.service.manager.Machine.value;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uplink.manager.Connections;
import uplink.manager.RouteRequest;
import uplink.profile.CommandOptions;
import uplink.profile.ErrorCode;
import uplink.profile.Privilege;
import uplink.profile.Route;
import uplink.profile.View;

class RoutesTest {
    private static final CommandOptions OPTIONS = CommandOptions.DEFAULT;

    private final Machine machine = new Machine();
    private final Connections alpha = machine.connections(machine.alpha);
    private final Connections beta = machine.connections(machine.beta);
    private final RouteRequest request = RouteRequest.host("mac:a", Networks.address("203.0.113.7"));
    private final Route route = new Route("mac:a", request.destination(), Optional.empty(), 0, Route.MAIN, "uplink");

    @BeforeEach
    void show() {
        machine.show(down(0));
    }

    @AfterEach
    void stop() {
        machine.stop();
    }

    @Test
    void aRouteIsAddedOwnedAndRemoved() throws Exception {
        assertThat(value(added())).isEqualTo(route);
        assertThat(beta.routes()).containsExactly(route);
        CompletionStage<Void> removed = alpha.removeRoute(route, OPTIONS);
        assertThat(machine.backend.call()).isEqualTo("remove 203.0.113.7/32");
        assertThat(removed.toCompletableFuture()).isNotDone();
        machine.show(new Route[0]);
        value(removed);
        assertThat(alpha.routes()).isEmpty();
        assertThat(machine.asked).containsOnly(Privilege.ROUTE);
    }

    @Test
    void theViewMaySayInOtherWordsWhoMadeTheRoute() throws Exception {
        CompletionStage<Route> stage = alpha.addRoute(request, OPTIONS);
        machine.backend.routeStage.complete(route);
        assertThat(stage.toCompletableFuture()).isNotDone();
        machine.show(new Route("mac:a", route.destination(), Optional.empty(), 0, Route.MAIN, "static"));
        assertThat(value(stage)).isEqualTo(route);
    }

    @Test
    void onlyItsOwnerRemovesARoute() throws Exception {
        value(added());
        refused(ErrorCode.NOT_FOUND, "203.0.113.7", beta.removeRoute(route, OPTIONS));
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void theRoutesOfAStoppedBundleAreRemoved() throws Exception {
        value(added());
        machine.beta.stop(machine.framework);
        assertThat(machine.backend.calls).isEmpty();
        machine.alpha.stop(machine.framework);
        assertThat(machine.backend.call()).isEqualTo("remove 203.0.113.7/32");
        machine.show(new Route[0]);
        assertThat(machine.commands.empty()).isTrue();
    }

    @Test
    void aRouteThatNobodyWaitsForAnyMoreIsRemovedWhenItComes() throws Exception {
        CompletionStage<Route> stage = alpha.addRoute(request, OPTIONS);
        machine.backend.call();
        stage.toCompletableFuture().cancel(true);
        machine.backend.routeStage.complete(route);
        assertThat(machine.backend.call()).isEqualTo("remove 203.0.113.7/32");
        assertThat(alpha.routes()).isEmpty();
        machine.show(new Route[0]);
    }

    @Test
    void aRouteThatWasGivenUpBeforeItShowedIsRemoved() throws Exception {
        CompletionStage<Route> stage = alpha.addRoute(request, OPTIONS);
        machine.backend.call();
        machine.backend.routeStage.complete(route);
        assertThat(alpha.routes()).containsExactly(route);
        stage.toCompletableFuture().cancel(true);
        assertThat(machine.backend.call()).isEqualTo("remove 203.0.113.7/32");
        assertThat(alpha.routes()).isEmpty();
    }

    @Test
    void theRoutesOfALinkGoWithIt() throws Exception {
        value(added());
        machine.views.show(View.builder(1, 1000).build());
        assertThat(alpha.routes()).isEmpty();
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void whatCannotBeAddedIsRefused() {
        RouteRequest nowhere = RouteRequest.host("mac:z", Networks.address("203.0.113.7"));
        refused(ErrorCode.NOT_FOUND, "mac:z", alpha.addRoute(nowhere, OPTIONS));
        machine.show(route);
        refused(ErrorCode.ALREADY_EXISTS, "203.0.113.7", alpha.addRoute(request, OPTIONS));
        RouteRequest otherMetric =
                new RouteRequest("mac:a", request.destination(), Optional.empty(), OptionalLong.of(5));
        assertThat(alpha.addRoute(otherMetric, OPTIONS).toCompletableFuture()).isNotDone();
        machine.backend.capabilities = Set.of();
        refused(ErrorCode.NOT_SUPPORTED, "ROUTES", alpha.addRoute(otherMetric, OPTIONS));
        machine.commands.bound.clear();
        refused(ErrorCode.UNAVAILABLE, "sim", alpha.addRoute(otherMetric, OPTIONS));
    }

    private CompletionStage<Route> added() throws Exception {
        CompletionStage<Route> stage = alpha.addRoute(request, OPTIONS);
        machine.backend.call();
        machine.backend.routeStage.complete(route);
        machine.show(route);
        return stage;
    }
}
