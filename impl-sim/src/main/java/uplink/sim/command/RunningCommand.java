// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.sim.world.World;

/** One command on its way. What it holds is guarded by the clockwork's lock. */
final class RunningCommand<T> {
    private final CompletableFuture<T> stage = new CompletableFuture<>();
    private final List<Clockwork.Due> dues = new ArrayList<>();
    private final Runnable gone = this::daemonGone;
    private final Clockwork clockwork;
    private final String subject;
    private final Plan<T> plan;
    private boolean done;
    private boolean begun;

    RunningCommand(Clockwork clockwork, String subject, Plan<T> plan) {
        this.clockwork = clockwork;
        this.subject = subject;
        this.plan = plan;
    }

    CompletionStage<T> stage() {
        return stage;
    }

    void start(World world) {
        if (world.daemon().gone()) {
            fail(new ConnectionException(ErrorCode.UNAVAILABLE, subject, "the simulated daemon is gone"));
            return;
        }
        Optional<ErrorCode> refusal = world.daemon().takeRefusal();
        if (refusal.isPresent()) {
            fail(new ConnectionException(
                    refusal.get(), subject, "the simulated daemon refuses: " + refusal.get(), "sim.refused"));
            return;
        }
        try {
            begin(world, world.daemon().latency());
        } catch (RuntimeException refused) {
            fail(refused);
        }
    }

    private void begin(World world, Duration latency) {
        if (latency.isZero() || plan.done(world)) {
            end(world);
            return;
        }
        plan.begin(world);
        begun = true;
        clockwork.whenGone(gone);
        dues.add(clockwork.later(latency.dividedBy(2), plan::middle));
        dues.add(clockwork.later(latency, this::end));
    }

    private void end(World world) {
        try {
            T answer = plan.end(world);
            finish(() -> stage.complete(answer));
        } catch (RuntimeException refused) {
            fail(refused);
        }
    }

    private void daemonGone() {
        fail(new ConnectionException(
                ErrorCode.NO_REPLY, subject, "the simulated daemon went away before it answered", "sim.gone"));
    }

    /** Stops it, takes back what it has begun, and ends it CANCELLED; nothing when it has ended. */
    void cancel() {
        if (clockwork.look(world -> done)) {
            return;
        }
        clockwork.change(world -> {
            if (!done) {
                if (begun) {
                    plan.undo(world);
                }
                fail(new ConnectionException(ErrorCode.CANCELLED, subject, "it was called off"));
            }
        });
    }

    private void fail(RuntimeException why) {
        finish(() -> stage.completeExceptionally(why));
    }

    private void finish(Runnable tell) {
        done = true;
        dues.forEach(clockwork::cancel);
        clockwork.forget(gone);
        clockwork.afterwards(tell);
    }
}
