// SPDX-License-Identifier: Apache-2.0
package uplink.doubles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.SecretSource;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.Commands;

/** Runs commands at once, on the caller's thread; their time never ends by itself. */
public final class FakeCommands implements Commands {
    private final Views views;

    /** Of the views that are shown there. */
    public FakeCommands(Views views) {
        this.views = views;
    }

    @Override
    public <T> CompletionStage<T> run(
            Bundle caller,
            String subject,
            CommandOptions options,
            BiFunction<View, CommandContext, ? extends CompletionStage<T>> work) {
        if (options.confirm().isPresent()) {
            return CompletableFuture.failedFuture(new ConnectionException(ErrorCode.NOT_SUPPORTED, subject, "confirm"));
        }
        return change(caller, subject, options, work);
    }

    @Override
    public <T> CompletionStage<T> change(
            Bundle caller,
            String subject,
            CommandOptions options,
            BiFunction<View, CommandContext, ? extends CompletionStage<T>> work) {
        Running<T> running = new Running<>(options);
        try {
            work.apply(views.view(), running).whenComplete(running::end);
        } catch (RuntimeException refused) {
            running.end(null, refused);
        }
        return running;
    }

    @Override
    public <T> CompletionStage<T> await(Bundle caller, Function<View, Optional<T>> look, Duration timeout) {
        return run(
                caller,
                "",
                CommandOptions.DEFAULT.timeout(timeout),
                (now, context) -> shown(context, view -> look.apply(view).isPresent())
                        .thenApply(view -> look.apply(view).orElseThrow()));
    }

    @Override
    public CompletionStage<View> shown(CommandContext context, Predicate<View> effect) {
        CompletionStage<View> wait = views.await(effect, context.remaining());
        context.onCancel(() -> wait.toCompletableFuture().cancel(false));
        return wait;
    }

    private static final class Running<T> extends CompletableFuture<T> implements CommandContext {
        private final List<Runnable> actions = new ArrayList<>();
        private final CommandOptions options;
        private boolean over;

        Running(CommandOptions options) {
            this.options = options;
        }

        void end(@Nullable T value, @Nullable Throwable failure) {
            if (failure == null) {
                complete(value);
            } else {
                completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
            }
        }

        @Override
        public boolean cancel(boolean interrupt) {
            over = completeExceptionally(new ConnectionException(ErrorCode.CANCELLED, "", "cancelled"));
            List.copyOf(actions).forEach(Runnable::run);
            return over;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>();
        }

        @Override
        public String requester() {
            return "consumer";
        }

        @Override
        public Duration remaining() {
            return over ? Duration.ZERO : options.timeout();
        }

        @Override
        public Optional<Confirm> confirm() {
            return options.confirm();
        }

        @Override
        public SecretSource secrets() {
            return options.secrets();
        }

        @Override
        public void onCancel(Runnable action) {
            actions.add(action);
        }

        @Override
        public boolean cancelled() {
            return over;
        }
    }
}
