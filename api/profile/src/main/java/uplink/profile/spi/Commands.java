// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;
import uplink.profile.CommandOptions;
import uplink.profile.View;

/**
 * Runs what applications ask of backends, for the services of one area. Safe for any thread.
 *
 * <p>Has bundle scope: what runs for an area ends CANCELLED when the bundle that holds this service gives it back.
 */
@ProviderType
public interface Commands {
    /**
     * Runs {@code work} on the delivery pool, as soon as the view is settled, and answers at once.
     *
     * <p>The stage completes on the delivery pool, as the stage of {@code work} does: what is no {@code ConnectionException}
     * becomes one of FAILED. It ends TIMED_OUT when the options' time is over, and CANCELLED after {@code
     * toCompletableFuture().cancel(…)} or when {@code caller} stops, before its stop returns; then the context is cancelled, and
     * with it the stage that {@code work} has answered. It ends NOT_SUPPORTED when the options want a confirmation.
     *
     * @param caller the bundle that asks
     * @param subject link or profile that it is about, for errors; may be empty
     * @param work is given a settled view; what it throws ends the stage
     */
    <T> CompletionStage<T> run(
            Bundle caller,
            String subject,
            CommandOptions options,
            BiFunction<View, CommandContext, ? extends CompletionStage<T>> work);

    /**
     * The same of a change that a backend may undo: a confirmation that the options want reaches {@code work} by its context.
     * {@code work} lets {@link Backends#confirming} refuse it.
     */
    <T> CompletionStage<T> change(
            Bundle caller,
            String subject,
            CommandOptions options,
            BiFunction<View, CommandContext, ? extends CompletionStage<T>> work);

    /**
     * Waits for a view, settled or not, as a command of {@code caller}.
     *
     * @param look answers what the stage completes with, and empty of a view that is not waited for
     */
    <T> CompletionStage<T> await(Bundle caller, Function<View, Optional<T>> look, Duration timeout);

    /** Completes with the first view that shows an effect; given up with the command, and TIMED_OUT when its time is over. */
    CompletionStage<View> shown(CommandContext context, Predicate<View> effect);
}
