// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uplink.service.manager.Machine.down;
import static uplink.service.manager.Machine.failure;
import static uplink.service.manager.Machine.refused;
import static uplink.service.manager.Machine.up;
import static uplink.service.manager.Machine.value;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uplink.manager.Connections;
import uplink.manager.Lease;
import uplink.manager.Lease.End;
import uplink.manager.OpenOptions;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.Secret;
import uplink.profile.Technology;

class LeasesTest {
    private static final String LTE = "sim:lte";
    private static final OpenOptions AT_ONCE = OpenOptions.DEFAULT.linger(Duration.ZERO);
    private static final OpenOptions MUCH_LATER = OpenOptions.DEFAULT.linger(Duration.ofHours(1));

    private final Machine machine = new Machine();
    private final Connections alpha = machine.connections(machine.alpha);
    private final Connections beta = machine.connections(machine.beta);

    @AfterEach
    void stop() {
        machine.stop();
        assertThat(machine.commands.empty()).isTrue();
    }

    @Test
    void aConnectionThatWasUpIsSharedAndStays() throws Exception {
        machine.show(up(1));
        Lease lease = value(alpha.open(LTE, AT_ONCE));
        assertThat(lease.wasUp()).isTrue();
        assertThat(lease.owner()).isEqualTo("alpha");
        assertThat(lease.profile()).isEqualTo(LTE);
        lease.close();
        lease.close();
        assertThat(value(lease.ended())).isEqualTo(End.CLOSED);
        assertThat(machine.commands.empty()).isTrue();
        assertThat(machine.backend.calls).isEmpty();
        assertThat(machine.asked).containsExactly(Privilege.SET);
    }

    @Test
    void whatLeasesBroughtUpGoesDownAfterTheLastOne() throws Exception {
        Lease first = bringUp(AT_ONCE);
        Lease second = value(beta.open(LTE, AT_ONCE));
        assertThat(first.wasUp()).isFalse();
        assertThat(second.wasUp()).isFalse();
        first.close();
        second.close();
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte");
        machine.show(down(1));
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void whoOpensWhileItLingersKeepsItUp() throws Exception {
        bringUp(MUCH_LATER).close();
        Lease again = value(beta.open(LTE, AT_ONCE));
        assertThat(again.wasUp()).isFalse();
        assertThat(machine.backend.calls).isEmpty();
        again.close();
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte");
        machine.show(down(1));
    }

    @Test
    void whoOpensWhileItGoesDownBringsItUpAgain() throws Exception {
        CompletableFuture<Void> connected = machine.backend.next();
        connected.complete(null);
        CompletableFuture<Void> disconnected = machine.backend.next();
        bringUp(AT_ONCE).close();
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte");
        CompletionStage<Lease> again = beta.open(LTE, AT_ONCE);
        assertThat(machine.backend.calls).isEmpty();
        disconnected.complete(null);
        machine.show(down(1));
        assertThat(machine.backend.call()).isEqualTo("connect sim:lte");
        machine.show(up(2));
        value(again).close();
        machine.backend.call();
        machine.show(down(2));
    }

    @Test
    void whoGaveUpWhileItWentDownBringsNothingUp() throws Exception {
        machine.backend.next().complete(null);
        CompletableFuture<Void> disconnected = machine.backend.next();
        bringUp(AT_ONCE).close();
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte");
        beta.open(LTE, AT_ONCE).toCompletableFuture().cancel(true);
        disconnected.complete(null);
        machine.show(down(1));
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void opensAtTheSameTimeShareTheAttempt() throws Exception {
        machine.show(down(0));
        CompletableFuture<Void> connected = machine.backend.next();
        CompletionStage<Lease> first = alpha.open(LTE, MUCH_LATER);
        CompletionStage<Lease> second = beta.open(LTE, MUCH_LATER);
        first.toCompletableFuture().cancel(true);
        assertThat(machine.backend.context.cancelled()).isFalse();
        connected.complete(null);
        assertThat(second.toCompletableFuture()).isNotDone();
        machine.show(up(1));
        assertThat(value(second).owner()).isEqualTo("beta");
        assertThat(machine.backend.calls).containsExactly("connect sim:lte");
        assertThat(failure(first).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void theLastWhoGivesUpCallsTheAttemptOff() throws Exception {
        machine.show(down(0));
        CompletableFuture<Void> connected = machine.backend.next();
        CompletionStage<Lease> first = alpha.open(LTE, AT_ONCE);
        machine.backend.context.onCancel(() -> connected.cancel(true));
        first.toCompletableFuture().cancel(true);
        assertThat(machine.backend.context.cancelled()).isTrue();
        assertThat(machine.backend.context.remaining()).isZero();
        assertThat(machine.commands.empty()).isTrue();
        assertThat(machine.backend.calls).containsExactly("connect sim:lte");
    }

    @Test
    void whatCameUpForNobodyIsTakenDownBeforeOthersOpenIt() throws Exception {
        machine.show(down(0));
        CompletableFuture<Void> connected = machine.backend.next();
        alpha.open(LTE, AT_ONCE).toCompletableFuture().cancel(true);
        CompletionStage<Lease> other = beta.open(LTE, AT_ONCE);
        machine.show(up(1));
        connected.complete(null);
        assertThat(machine.backend.call()).isEqualTo("connect sim:lte");
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte");
        machine.show(down(1));
        assertThat(machine.backend.call()).isEqualTo("connect sim:lte");
        machine.show(up(2));
        assertThat(value(other).wasUp()).isFalse();
    }

    @Test
    void aFailureReachesAllWhoWait() {
        machine.show(down(0));
        CompletableFuture<Void> connected = machine.backend.next();
        List<CompletionStage<Lease>> both = List.of(alpha.open(LTE, AT_ONCE), beta.open(LTE, AT_ONCE));
        Failure failure = new Failure(Failure.Stage.ASSOCIATE, Failure.Reason.APN_REJECTED, "no");
        connected.completeExceptionally(new OpenFailedException(LTE, failure));
        assertThat(both).allSatisfy(stage -> {
            refused(ErrorCode.OPEN_FAILED, "APN_REJECTED", stage);
            assertThat(((OpenFailedException) failure(stage)).failure()).isEqualTo(failure);
        });
        assertThat(machine.commands.empty()).isTrue();
    }

    @Test
    void anybodyWhoWaitsMayKnowTheSecret() {
        machine.show(down(0));
        machine.backend.next();
        Secret pin = Secret.of("1234".toCharArray());
        CommandOptions knows = CommandOptions.DEFAULT.secrets((subject, what, again) -> Optional.of(pin));
        CompletionStage<Lease> first = alpha.open(LTE, AT_ONCE);
        CompletionStage<Lease> second = beta.open(LTE, AT_ONCE.command(knows));
        assertThat(machine.backend.context.requester()).isEqualTo("consumer");
        assertThat(machine.backend.context.secrets().secret(LTE, "pin", false)).contains(pin);
        second.toCompletableFuture().cancel(true);
        assertThat(machine.backend.context.secrets().secret(LTE, "pin", false)).isEmpty();
        first.toCompletableFuture().cancel(true);
        machine.show(up(1));
        assertThat(machine.backend.calls).containsExactly("connect sim:lte");
        machine.commands.stop();
    }

    @Test
    void aLostConnectionEndsItsLeases() throws Exception {
        Lease lease = bringUp(AT_ONCE);
        machine.show(down(1));
        assertThat(value(lease.ended())).isEqualTo(End.LOST);
        assertThat(alpha.leases()).isEmpty();
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void aConnectionThatFlappedBetweenTwoViewsIsLostToo() throws Exception {
        Lease lease = bringUp(AT_ONCE);
        machine.show(up(1));
        assertThat(lease.ended().toCompletableFuture()).isNotDone();
        machine.show(up(2));
        assertThat(value(lease.ended())).isEqualTo(End.LOST);
    }

    @Test
    void aRemovedProfileAndAGoneBackendAreToldApart() throws Exception {
        Lease removed = bringUp(AT_ONCE);
        machine.show(new Profile[0]);
        assertThat(value(removed.ended())).isEqualTo(End.PROFILE_GONE);
        Lease withdrawn = bringUp(AT_ONCE);
        machine.views.show(uplink.profile.View.builder(1, 1000).build());
        assertThat(value(withdrawn.ended())).isEqualTo(End.LOST);
    }

    @Test
    void aViewOlderThanTheLeaseDoesNotEndIt() throws Exception {
        Lease lease = bringUp(AT_ONCE);
        var newest = machine.views.view();
        machine.views.show(uplink.profile.View.builder(1, 1)
                .backends(List.of("sim"))
                .profiles(List.of(down(0)))
                .build());
        machine.views.show(newest);
        assertThat(lease.ended().toCompletableFuture()).isNotDone();
        machine.show(down(1));
    }

    @Test
    void theLeasesOfAStoppedBundleEndAndOthersLive() throws Exception {
        Lease first = bringUp(AT_ONCE);
        Lease second = value(beta.open(LTE, AT_ONCE));
        machine.alpha.stop(machine.framework);
        assertThat(value(first.ended())).isEqualTo(End.OWNER_STOPPED);
        assertThat(second.ended().toCompletableFuture()).isNotDone();
        assertThat(machine.backend.calls).isEmpty();
        machine.beta.stop(machine.framework);
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte");
        machine.show(down(1));
    }

    @Test
    void disconnectingEndsEverybodysLeases() throws Exception {
        Lease lease = bringUp(AT_ONCE);
        CompletionStage<Void> done = beta.disconnect(LTE, CommandOptions.DEFAULT);
        assertThat(machine.backend.call()).isEqualTo("disconnect sim:lte lasting");
        assertThat(done.toCompletableFuture()).isNotDone();
        machine.show(down(1));
        value(done);
        assertThat(value(lease.ended())).isEqualTo(End.DISCONNECTED);
    }

    @Test
    void whatSomebodyConnectsToStayOutlivesItsLeases() throws Exception {
        Lease lease = bringUp(AT_ONCE);
        value(beta.connect(LTE, CommandOptions.DEFAULT));
        assertThat(machine.backend.call()).isEqualTo("connect sim:lte lasting");
        lease.close();
        assertThat(machine.commands.empty()).isTrue();
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void aStopOfTheServiceEndsLeasesAndTakesNothingDown() throws Exception {
        Lease lease = bringUp(AT_ONCE);
        machine.commands.stop();
        assertThat(failure(lease.ended()).code()).isEqualTo(ErrorCode.CLOSED);
        assertThat(machine.backend.calls).isEmpty();
    }

    @Test
    void aStopOfTheServiceCallsAttemptsOff() {
        machine.show(down(0));
        CompletableFuture<Void> connected = machine.backend.next();
        CompletionStage<Lease> opening = alpha.open(LTE, AT_ONCE);
        machine.commands.stop();
        assertThat(machine.backend.context.cancelled()).isTrue();
        connected.complete(null);
        machine.show(up(1));
        assertThat(opening.toCompletableFuture()).isNotDone();
        refused(ErrorCode.CLOSED, "stopped", beta.open(LTE, AT_ONCE));
        assertThat(machine.backend.calls).containsExactly("connect sim:lte");
        opening.toCompletableFuture().cancel(true);
    }

    @Test
    void leasesAreListedOldestFirstAndClosedByTheirOwnerOnly() throws Exception {
        machine.show(up(1));
        value(beta.open(LTE, AT_ONCE));
        value(alpha.open(LTE, AT_ONCE));
        assertThat(alpha.leases()).extracting(Lease::owner).containsExactly("beta", "alpha");
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> alpha.leases().get(0).close())
                .extracting(ConnectionException::code)
                .isEqualTo(ErrorCode.PERMISSION_DENIED);
        alpha.leases().get(1).close();
        assertThat(beta.leases()).extracting(Lease::owner).containsExactly("beta");
        beta.leases().get(0).close();
    }

    @Test
    void whatCannotBeOpenedIsRefused() {
        Profile foreign =
                Profile.builder("sim:foreign", Technology.WIFI).backend("sim").build();
        Profile orphan = Profile.builder("sim:orphan", Technology.WIFI)
                .backend("gone")
                .managed(true)
                .build();
        machine.show(down(0), foreign, orphan);
        refused(ErrorCode.NOT_FOUND, "sim:none", alpha.open("sim:none", AT_ONCE));
        refused(ErrorCode.NOT_MANAGED, "sim:foreign", alpha.open("sim:foreign", AT_ONCE));
        refused(ErrorCode.UNAVAILABLE, "gone", alpha.open("sim:orphan", AT_ONCE));
        machine.backend.capabilities = Set.of();
        refused(ErrorCode.NOT_SUPPORTED, "CONNECT_VOLATILE", alpha.open(LTE, AT_ONCE));
        assertThat(machine.backend.calls).isEmpty();
    }

    /** Opens for alpha what is down, and takes the call of the backend away. */
    private Lease bringUp(OpenOptions options) throws Exception {
        machine.show(down(0));
        CompletionStage<Lease> opening = alpha.open(LTE, options);
        assertThat(machine.backend.call()).isEqualTo("connect sim:lte");
        assertThat(opening.toCompletableFuture()).isNotDone();
        machine.show(up(1));
        return value(opening);
    }
}
