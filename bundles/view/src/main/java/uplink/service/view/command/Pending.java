// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.command;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;

/** One command from its call to its end. */
final class Pending<T> {
    private final Bundle caller;
    private final String subject;
    private final Executor pool;
    private final RunningCommand context;
    private final CommandStage<T> stage;

    Pending(Bundle caller, String subject, CommandOptions options, Executor pool) {
        this.caller = caller;
        this.subject = subject;
        this.pool = pool;
        this.context = new RunningCommand(String.valueOf(caller.getSymbolicName()), options);
        // backends are called off on the pool: they may block, and the caller's thread is not ours
        this.stage = new CommandStage<>(subject, () -> pool.execute(context::cancel));
    }

    CommandStage<T> stage() {
        return stage;
    }

    boolean of(Bundle bundle) {
        return caller.equals(bundle);
    }

    /** Called once, on the pool. */
    void start(Function<CommandContext, CompletionStage<T>> work) {
        if (stage.isDone()) {
            return;
        }
        try {
            CompletionStage<T> done = work.apply(context);
            context.onCancel(() -> callOff(done));
            done.whenCompleteAsync(this::end, pool);
        } catch (RuntimeException | LinkageError refused) {
            end(null, refused);
        }
    }

    /** Ends it before its own end, on the pool. */
    void end(ErrorCode code, String why) {
        if (stage.completeExceptionally(new ConnectionException(code, subject, why))) {
            context.cancel();
        }
    }

    void whenEnded(Consumer<Pending<T>> action) {
        stage.whenComplete((value, failure) -> action.accept(this));
    }

    private void end(@Nullable T value, @Nullable Throwable failure) {
        context.forget();
        if (failure == null) {
            stage.complete(value);
        } else {
            stage.completeExceptionally(explained(failure));
        }
    }

    private ConnectionException explained(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ConnectionException known) {
            return known;
        }
        boolean cancelled = cause instanceof CancellationException;
        ConnectionException ours = new ConnectionException(
                cancelled ? ErrorCode.CANCELLED : ErrorCode.FAILED,
                subject,
                cancelled ? "the backend has called it off" : "the backend failed: " + cause,
                cause.getClass().getName());
        ours.initCause(cause);
        return ours;
    }

    static void callOff(CompletionStage<?> done) {
        try {
            done.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException notAFuture) {
            // such a stage hears of it by the context alone
        }
    }
}
