// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.service.manager.Machine.down;
import static uplink.service.manager.Machine.refused;
import static uplink.service.manager.Machine.up;
import static uplink.service.manager.Machine.value;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uplink.manager.Connections;
import uplink.manager.Status;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.ErrorCode;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;

class DefaultConnectionsTest {
    private static final String LTE = "sim:lte";
    private static final CommandOptions OPTIONS = CommandOptions.DEFAULT;

    private final Machine machine = new Machine();
    private final Connections connections = machine.connections(machine.alpha);

    @AfterEach
    void stop() {
        machine.stop();
        assertThat(machine.commands.empty()).isTrue();
    }

    @Test
    void awaitCompletesWithTheFirstStatusThatMeetsTheFilter() throws Exception {
        CompletionStage<Status> stage = connections.await(status -> status.sequence() == 2, Duration.ofSeconds(5));
        machine.show(down(0));
        assertThat(stage.toCompletableFuture()).isNotDone();
        machine.show(down(0));
        assertThat(value(stage)).isSameAs(connections.status());
        CompletionStage<Status> never = connections.await(status -> false, Duration.ofSeconds(5));
        assertThat(machine.views.waits()).isEqualTo(1);
        never.toCompletableFuture().cancel(true);
        assertThat(machine.views.waits()).isZero();
    }

    @Test
    void capabilitiesAreThoseOfTheDescribingBackend() {
        machine.show(down(0));
        assertThat(connections.capabilities(LTE)).isEqualTo(EnumSet.allOf(Capability.class));
        assertThat(connections.capabilities("sim:none")).isEmpty();
        machine.commands.bound.clear();
        assertThat(connections.capabilities(LTE)).isEmpty();
    }

    @Test
    void connectingCompletesWithTheViewThatShowsIt() throws Exception {
        machine.show(down(0));
        CompletionStage<Void> stage = connections.connect(LTE, OPTIONS);
        assertThat(machine.backend.call()).isEqualTo("connect sim:lte lasting");
        assertThat(stage.toCompletableFuture()).isNotDone();
        machine.show(up(1));
        value(stage);
        value(connections.connect(LTE, OPTIONS));
        assertThat(machine.backend.calls).isEmpty();
        assertThat(machine.asked).containsOnly(Privilege.CONTROL);
    }

    @Test
    void aWantedConfirmationReachesABackendThatCanUndo() throws Exception {
        CommandOptions confirmed = OPTIONS.confirm(Confirm.within(Duration.ofSeconds(5)));
        machine.show(down(0));
        CompletionStage<Void> stage = connections.connect(LTE, confirmed);
        machine.show(up(1));
        value(stage);
        assertThat(machine.backend.context.confirm()).isPresent();
        refused(ErrorCode.NOT_SUPPORTED, "confirm", connections.prefer(List.of(), confirmed));
        machine.backend.capabilities = EnumSet.complementOf(EnumSet.of(Capability.CONFIRM));
        refused(ErrorCode.NOT_SUPPORTED, "confirm", connections.disconnect(LTE, confirmed));
    }

    @Test
    void aConnectionThatIsLostAtOnceHasBeenConnected() throws Exception {
        machine.show(down(0));
        CompletionStage<Void> stage = connections.connect(LTE, OPTIONS);
        machine.show(down(1));
        value(stage);
    }

    @Test
    void aProfileThatVanishesMeanwhileIsGone() {
        machine.show(down(0));
        CompletionStage<Void> stage = connections.connect(LTE, OPTIONS);
        machine.show(new Profile[0]);
        refused(ErrorCode.GONE, LTE, stage);
    }

    @Test
    void disconnectingCompletesWithTheViewThatShowsIt() throws Exception {
        machine.show(up(1));
        CompletionStage<Void> stage = connections.disconnect(LTE, OPTIONS);
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte lasting");
        assertThat(stage.toCompletableFuture()).isNotDone();
        machine.show(down(1));
        value(stage);
        value(connections.disconnect(LTE, OPTIONS));
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void cancellingReachesTheBackendAndGivesTheWaitUp() {
        machine.show(up(1));
        CompletableFuture<Void> stage = connections.disconnect(LTE, OPTIONS).toCompletableFuture();
        assertThat(machine.views.waits()).isEqualTo(1);
        stage.cancel(true);
        assertThat(machine.backend.context.cancelled()).isTrue();
        assertThat(machine.views.waits()).isZero();
    }

    @Test
    void whatIsUnknownOrNotManagedIsRefused() {
        Profile foreign = Profile.builder("sim:foreign", Technology.WIFI)
                .backend("sim")
                .state(ProfileState.ASSOCIATION)
                .build();
        machine.show(foreign, down(0));
        refused(ErrorCode.NOT_FOUND, "sim:none", connections.connect("sim:none", OPTIONS));
        refused(ErrorCode.NOT_FOUND, "sim:none", connections.disconnect("sim:none", OPTIONS));
        refused(ErrorCode.NOT_MANAGED, "sim:foreign", connections.connect("sim:foreign", OPTIONS));
        refused(ErrorCode.NOT_MANAGED, "sim:foreign", connections.disconnect("sim:foreign", OPTIONS));
        machine.backend.capabilities = Set.of();
        refused(ErrorCode.NOT_SUPPORTED, "CONNECT", connections.connect(LTE, OPTIONS));
        machine.commands.bound.clear();
        refused(ErrorCode.UNAVAILABLE, "sim", connections.connect(LTE, OPTIONS));
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void preferringSetsMetricsInOrderAndCompletesWithTheViewThatShowsThem() throws Exception {
        machine.show(down(0));
        machine.show(route("mac:a", 100), route("mac:b", 700));
        assertThat(connections.preferred()).isEmpty();
        CompletionStage<Void> stage = connections.prefer(List.of("mac:b"), OPTIONS);
        assertThat(machine.backend.calls).containsExactly("prefer mac:b 10");
        assertThat(stage.toCompletableFuture()).isCompleted();
        assertThat(connections.preferred()).containsExactly("mac:b");
        CompletionStage<Void> both = connections.prefer(List.of("mac:b", "mac:a"), OPTIONS);
        assertThat(both.toCompletableFuture()).isNotDone();
        machine.show(route("mac:a", 20), route("mac:b", 10));
        value(both);
        assertThat(machine.asked).containsOnly(Privilege.CONTROL);
    }

    @Test
    void whatIsNoOrderOfLinksIsRefused() {
        machine.show(down(0));
        refused(ErrorCode.INVALID_ARGUMENT, "twice", connections.prefer(List.of("mac:a", "mac:a"), OPTIONS));
        refused(ErrorCode.NOT_FOUND, "mac:z", connections.prefer(List.of("mac:z"), OPTIONS));
        machine.show(route("mac:a", 100));
        machine.backend.capabilities = Set.of();
        refused(ErrorCode.NOT_SUPPORTED, "ROUTES", connections.prefer(List.of("mac:a"), OPTIONS));
        assertThat(connections.preferred()).isEmpty();
    }

    private static Route route(String link, long metric) {
        return Networks.defaultRoute(link, "192.0.2.1", metric);
    }
}
