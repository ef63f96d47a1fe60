// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import uplink.doubles.FakeBundle;
import uplink.doubles.FakeCommands;
import uplink.doubles.FakeDelivery;
import uplink.doubles.FakeViews;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.LayerBackend;

/** The services of one machine with one backend, two consumers, and a view that the test shows. */
final class Machine {
    final FakeViews views = new FakeViews();
    final FakeCommands runner = new FakeCommands(views);
    final FakeBackend backend = new FakeBackend();
    final List<Privilege> asked = new ArrayList<>();
    final FakeBundle.Framework framework = new FakeBundle.Framework();
    final FakeBundle alpha = new FakeBundle("alpha");
    final FakeBundle beta = new FakeBundle("beta");
    final ConnectionCommands commands;
    private long sequence;

    Machine() {
        commands = new ConnectionCommands(
                framework.context(new FakeBundle("uplink.service.manager").bundle()),
                runner,
                (bundle, privilege, act) -> asked.add(privilege),
                views,
                new FakeDelivery());
        commands.bound.add(Map.entry(Map.of(LayerBackend.NAME, "sim"), backend));
        commands.start();
    }

    DefaultConnections connections(FakeBundle caller) {
        return new DefaultConnections(caller.bundle(), views, runner, commands);
    }

    /** Ends it, and sees that nothing is left. */
    void stop() {
        commands.stop();
        assertThat(framework.listeners).isEmpty();
        assertThat(views.listeners()).isZero();
    }

    View show(Profile... profiles) {
        View view = View.builder(1, ++sequence)
                .backends(List.of("sim"))
                .profiles(List.of(profiles))
                .links(List.of(
                        Networks.link("mac:a", Technology.ETHERNET)
                                .backend("sim")
                                .build(),
                        Networks.link("mac:b", Technology.CELLULAR)
                                .backend("sim")
                                .build()))
                .build();
        views.show(view);
        return view;
    }

    View show(Route... routes) {
        View view = View.builder(1, ++sequence)
                .backends(List.of("sim"))
                .routes(List.of(routes))
                .links(views.view().links())
                .build();
        views.show(view);
        return view;
    }

    static Profile profile(String id, ProfileState state, long connectCount) {
        return Profile.builder(id, Technology.CELLULAR)
                .backend("sim")
                .managed(true)
                .state(state)
                .connectCount(connectCount)
                .build();
    }

    static Profile up(long connectCount) {
        return profile("sim:lte", ProfileState.CONNECTED, connectCount);
    }

    static Profile down(long connectCount) {
        return profile("sim:lte", ProfileState.DISCONNECTED, connectCount);
    }

    static ConnectionException failure(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        Throwable thrown = catchThrowableOfType(
                CompletionException.class, () -> stage.toCompletableFuture().join());
        return (ConnectionException) thrown.getCause();
    }

    static void refused(ErrorCode code, String named, CompletionStage<?> stage) {
        assertThat(failure(stage)).hasMessageContaining(named);
        assertThat(failure(stage).code()).isEqualTo(code);
    }

    static <T> T value(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(2, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}
