// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import uplink.itest.lab.CommandFor;
import uplink.itest.lab.Gateway;
import uplink.manager.RouteRequest;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.IpPrefix;
import uplink.profile.OpenFailedException;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;

/** What every backend that brings profiles up and down must hold to. */
abstract class ConnectingContract extends CommandContract {
    @Test
    void saysWhatItCanDo() {
        assertThat(hands.connections().capabilities())
                .contains(Capability.CONNECT, Capability.CONNECT_VOLATILE, Capability.ROUTES, Capability.CONFIRM);
        assertThat(hands.profiles().capabilities())
                .contains(
                        Capability.PROFILE_ADD,
                        Capability.PROFILE_UPDATE,
                        Capability.PROFILE_REMOVE,
                        Capability.PROFILE_RESET,
                        Capability.CONFIRM);
        assertThat(hands.confirms().capabilities()).contains(Capability.CONFIRM);
    }

    @Test
    void whatIsUpOrDownAlreadyIsDoneAtOnce() throws Exception {
        long count = now().connectCount();
        done(hands.connections().connect(profile(), false, ten()));
        assertThat(now().connectCount()).isEqualTo(count);
        done(hands.connections().disconnect(profile(), true, ten()));
        await(ProfileState.DISCONNECTED);
        done(hands.connections().disconnect(profile(), true, ten()));
        assertThat(now().state()).isEqualTo(ProfileState.DISCONNECTED);
    }

    @Test
    void comesUpAndGoesDownAndCounts() throws Exception {
        long count = now().connectCount();
        done(hands.connections().disconnect(profile(), true, ten()));
        await(ProfileState.DISCONNECTED);
        done(hands.connections().connect(profile(), true, ten()));
        Profile up = await(ProfileState.CONNECTED);
        assertThat(up.connectCount()).isGreaterThan(count);
        assertThat(up.since()).isPresent();
        assertThat(up.link()).isPresent();
        assertThat(up.lastFailure()).isEmpty();
        Gateway.eventually("a listener is told", () -> account.told() > 0);
    }

    @Test
    void whatIsUnknownIsNotFound() throws Exception {
        String unknown = profile() + "-none";
        assertThat(refused(hands.connections().connect(unknown, true, ten())).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(hands.connections().disconnect(unknown, true, ten())).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(hands.connections().prefer("mac:none", 5, ten())).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aSecondConnectIsBusyOrSharesTheFirst() throws Exception {
        down();
        hold();
        CommandFor first = ten();
        CompletionStage<Void> one = hands.connections().connect(profile(), true, first);
        CompletionStage<Void> two = hands.connections().connect(profile(), true, first);
        if (two.toCompletableFuture().isCompletedExceptionally()) {
            assertThat(refused(two).code()).isEqualTo(ErrorCode.BUSY);
        }
        first.cancel();
        refused(one);
        refused(two);
        letGo();
        done(hands.connections().connect(profile(), true, ten()));
        await(ProfileState.CONNECTED);
    }

    private void down() throws Exception {
        done(hands.connections().disconnect(profile(), true, ten()));
        await(ProfileState.DISCONNECTED);
    }

    @Test
    void whatIsCalledOffLeavesNothingUp() throws Exception {
        down();
        hold();
        CommandFor context = ten();
        CompletionStage<Void> stage = hands.connections().connect(profile(), false, context);
        assertThat(stage.toCompletableFuture().isDone()).isFalse();
        context.cancel();
        assertThat(refused(stage).code()).isEqualTo(ErrorCode.CANCELLED);
        letGo();
        await(ProfileState.DISCONNECTED);
        assertThat(refused(hands.connections().connect(profile(), false, cancelled()))
                        .code())
                .isEqualTo(ErrorCode.CANCELLED);
    }

    private static CommandFor cancelled() {
        CommandFor context = ten();
        context.cancel();
        return context;
    }

    @Test
    void whoseTimeIsOverLeavesNothingUp() throws Exception {
        down();
        hold();
        CommandFor context = CommandFor.millis(300);
        CompletionStage<Void> stage = hands.connections().connect(profile(), false, context);
        context.cancelWhenOver();
        refused(stage);
        letGo();
        await(ProfileState.DISCONNECTED);
        done(hands.connections().connect(profile(), false, ten()));
        await(ProfileState.CONNECTED);
    }

    @Test
    void whatFailsHalfwaySaysWhyAndLeavesNothingBehind() throws Exception {
        down();
        spoil();
        ConnectionException refused = refused(hands.connections().connect(profile(), true, ten()));
        assertThat(refused.code()).isEqualTo(ErrorCode.OPEN_FAILED);
        assertThat(((OpenFailedException) refused).failure().reason()).isNotNull();
        assertThat(now().state()).isNotEqualTo(ProfileState.CONNECTED);
        repair();
        done(hands.connections().connect(profile(), true, ten()));
        await(ProfileState.CONNECTED);
    }

    @Test
    void aVolatileConnectionGoesAsItCame() throws Exception {
        down();
        done(hands.connections().connect(profile(), false, ten()));
        await(ProfileState.CONNECTED);
        done(hands.connections().disconnect(profile(), false, ten()));
        await(profile -> profile.state() != ProfileState.CONNECTED);
        restart();
        await(profile -> profile.saved() && profile.state() != ProfileState.CONNECTED);
    }

    @Test
    void routesAreAddedOnceAndRemovedOnce() throws Exception {
        String key = link().key();
        RouteRequest request = new RouteRequest(
                key, new IpPrefix(InetAddress.getByName("203.0.113.0"), 24), Optional.empty(), OptionalLong.of(7));
        Route route = done(hands.connections().addRoute(request, ten()));
        assertThat(route.link()).isEqualTo(key);
        assertThat(route.metric()).isEqualTo(7);
        shown(route, true);
        assertThat(refused(hands.connections().addRoute(request, ten())).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        done(hands.connections().removeRoute(route, ten()));
        shown(route, false);
        assertThat(refused(hands.connections().removeRoute(route, ten())).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        RouteRequest nowhere = RouteRequest.host("mac:none", InetAddress.getByName("203.0.113.5"));
        assertThat(refused(hands.connections().addRoute(nowhere, ten())).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private void shown(Route route, boolean there) throws Exception {
        uplink.itest.lab.Gateway.eventually(
                "the route", () -> running.view().routes().contains(route) == there);
    }

    @Test
    void aPreferredLinkHasThatMetric() throws Exception {
        String key = link().key();
        done(hands.connections().prefer(key, 5, ten()));
        uplink.itest.lab.Gateway.eventually("the metric", () -> metrics(key).equals(List.of(5L)));
    }

    private List<Long> metrics(String key) {
        return running.view().routes().stream()
                .filter(route -> route.isDefault() && route.link().equals(key))
                .map(Route::metric)
                .distinct()
                .toList();
    }

    @Test
    void connectAndDisconnectSurviveARestart() throws Exception {
        down();
        restart();
        await(profile -> profile.saved() && profile.state() == ProfileState.DISCONNECTED);
        done(hands.connections().connect(profile(), true, ten()));
        await(ProfileState.CONNECTED);
        restart();
        await(ProfileState.CONNECTED);
    }
}
