// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uplink.doubles.FakeBundle;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.View;
import uplink.profile.spi.CommandContext;

class BundleCommandsTest {
    private static final CommandOptions SHORT = CommandOptions.DEFAULT.timeout(Duration.ofMillis(30));

    private final ExecutorService pool =
            Executors.newCachedThreadPool(work -> new Thread(work, "uplink-delivery-test"));
    private final FakeBundle.Framework framework = new FakeBundle.Framework();
    private final FakeBundle consumer = new FakeBundle("consumer");
    private final FakeBundle stranger = new FakeBundle("stranger");
    private final OneViewEngine engine = new OneViewEngine(pool);
    private final BundleCommands commands =
            new BundleCommands(framework.context(new FakeBundle("uplink.service.view").bundle()), engine, engine);
    private final CompletableFuture<String> backend = new CompletableFuture<>();
    private final CompletableFuture<CommandContext> asked = new CompletableFuture<>();

    @BeforeEach
    void open() {
        commands.open();
    }

    @AfterEach
    void close() {
        commands.close();
        pool.shutdownNow();
        assertThat(framework.listeners).isEmpty();
        assertThat(commands.left()).isZero();
    }

    @Test
    void aStageCompletesOnTheDeliveryPoolWithWhatTheBackendAnswers() throws Exception {
        AtomicReference<String> thread = new AtomicReference<>();
        CompletableFuture<String> stage = run(CommandOptions.DEFAULT);
        CompletableFuture<Void> after =
                stage.thenAccept(value -> thread.set(Thread.currentThread().getName()));
        assertThat(context().requester()).isEqualTo("consumer");
        assertThat(context().remaining()).isPositive();
        assertThat(stage).isNotDone();
        backend.complete("done");
        after.get(2, TimeUnit.SECONDS);
        assertThat(stage).isCompletedWithValue("done");
        assertThat(thread).hasValue("uplink-delivery-test");
        assertNothingIsLeft();
    }

    /** What a command leaves is tidied up right after its stage has completed. */
    private void assertNothingIsLeft() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (commands.left() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(commands.left()).isZero();
    }

    @Test
    void aCommandWhoseTimeIsOverEndsAndIsCalledOff() throws Exception {
        CompletableFuture<String> stage = run(SHORT);
        CompletableFuture<Void> calledOff = whenCalledOff();
        assertThat(failure(stage).code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(failure(stage).subject()).contains("kernel:eth0");
        calledOff.get(2, TimeUnit.SECONDS);
        assertThat(context().cancelled()).isTrue();
        assertThat(context().remaining()).isZero();
    }

    @Test
    void cancellingReachesTheBackend() throws Exception {
        CompletableFuture<String> stage = run(CommandOptions.DEFAULT);
        CompletableFuture<Void> calledOff = whenCalledOff();
        assertThat(stage.cancel(true)).isTrue();
        assertThat(stage.isCancelled()).isTrue();
        assertThat(failure(stage).code()).isEqualTo(ErrorCode.CANCELLED);
        calledOff.get(2, TimeUnit.SECONDS);
        assertThat(backend.handle((value, failed) -> failed).get(2, TimeUnit.SECONDS))
                .isNotNull();
        assertThat(backend).isCancelled();
    }

    @Test
    void whatIsAskedToRunWhenCancelledRunsAtOnceWhenItIsAlready() throws Exception {
        CompletableFuture<String> stage = run(CommandOptions.DEFAULT);
        whenCalledOff();
        stage.cancel(true);
        whenCalledOff().get(2, TimeUnit.SECONDS);
        CompletableFuture<Void> late = new CompletableFuture<>();
        context().onCancel(() -> late.complete(null));
        assertThat(late).isDone();
    }

    @Test
    void whatABundleHasAskedForEndsBeforeItsStopReturns() throws Exception {
        CompletableFuture<String> stage = run(CommandOptions.DEFAULT);
        CompletableFuture<Void> told = stage.handle((value, failed) -> null);
        CompletableFuture<String> other = commands.<String>run(
                        stranger.bundle(), "", CommandOptions.DEFAULT, (view, context) -> new CompletableFuture<>())
                .toCompletableFuture();
        context();
        consumer.stop(framework);
        assertThat(told).isDone();
        assertThat(failure(stage).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(failure(stage)).hasMessageContaining("consumer");
        assertThat(other).isNotDone();
    }

    @Test
    void aStoppedBundleBeginsNothing() throws Exception {
        consumer.stop(framework);
        assertThat(failure(run(CommandOptions.DEFAULT)).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(asked).isNotDone();
    }

    @Test
    void theEndOfTheAreaEndsItsCommands() throws Exception {
        CompletableFuture<String> stage = run(CommandOptions.DEFAULT);
        context();
        commands.close();
        assertThat(failure(stage).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(failure(run(CommandOptions.DEFAULT)).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void oursComesThroughAndForeignFailuresAreExplained() throws Exception {
        ConnectionException ours = new ConnectionException(ErrorCode.REJECTED, "kernel:eth0", "no");
        assertThat(failure(run(context -> CompletableFuture.failedStage(ours)))).isSameAs(ours);
        ConnectionException foreign = failure(run(context -> {
            throw new IllegalStateException("broken");
        }));
        assertThat(foreign.code()).isEqualTo(ErrorCode.FAILED);
        assertThat(foreign.word()).contains("java.lang.IllegalStateException");
        assertThat(foreign).hasMessageContaining("broken").hasCauseInstanceOf(IllegalStateException.class);
        CompletableFuture<String> dropped = new CompletableFuture<>();
        dropped.cancel(true);
        assertThat(failure(run(context -> dropped)).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void aWaitForItsEffectIsGivenUpWithTheCommand() throws Exception {
        CompletionStage<View> stage = commands.run(
                consumer.bundle(),
                "",
                CommandOptions.DEFAULT,
                (view, context) -> commands.shown(context, next -> next.sequence() > view.sequence()));
        CompletableFuture<View> wait = engine.waited.get(2, TimeUnit.SECONDS);
        stage.toCompletableFuture().cancel(true);
        assertThat(wait.handle((view, failed) -> wait.isCancelled()).get(2, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void aWaitForAViewEndsWithItsBundle() throws Exception {
        assertThat(commands.await(consumer.bundle(), Optional::of, Duration.ofMinutes(1))
                        .toCompletableFuture()
                        .get(2, TimeUnit.SECONDS))
                .isSameAs(engine.view());
        CompletableFuture<View> stage = commands.await(
                        consumer.bundle(), view -> Optional.<View>empty(), Duration.ofMinutes(1))
                .toCompletableFuture();
        CompletableFuture<View> wait = engine.waited.get(2, TimeUnit.SECONDS);
        consumer.stop(framework);
        assertThat(failure(stage).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThatThrownBy(() -> wait.get(2, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aConfirmationIsRefusedByName() throws Exception {
        CommandOptions confirmed = CommandOptions.DEFAULT.confirm(Confirm.within(Duration.ofSeconds(5)));
        ConnectionException refused = failure(run(confirmed));
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
        assertThat(refused).hasMessageContaining("confirm");
        assertThat(asked).isNotDone();
    }

    @Test
    void aChangeLetsItsConfirmationThrough() throws Exception {
        Confirm confirm = Confirm.within(Duration.ofSeconds(5));
        CommandOptions confirmed = CommandOptions.DEFAULT.confirm(confirm);
        commands.change(consumer.bundle(), "kernel:eth0", confirmed, (view, context) -> {
            asked.complete(context);
            return backend;
        });
        assertThat(asked.get(5, TimeUnit.SECONDS).confirm()).contains(confirm);
    }

    private CompletableFuture<String> run(CommandOptions options) {
        return commands.run(consumer.bundle(), "kernel:eth0", options, (view, context) -> {
                    asked.complete(context);
                    return backend;
                })
                .toCompletableFuture();
    }

    private CompletableFuture<String> run(Function<CommandContext, CompletionStage<String>> work) {
        return commands.run(
                        consumer.bundle(),
                        "kernel:eth0",
                        CommandOptions.DEFAULT,
                        (view, context) -> work.apply(context))
                .toCompletableFuture();
    }

    private CommandContext context() throws Exception {
        return asked.get(2, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> whenCalledOff() throws Exception {
        CompletableFuture<Void> calledOff = new CompletableFuture<>();
        context().onCancel(() -> calledOff.complete(null));
        return calledOff;
    }

    private static ConnectionException failure(CompletableFuture<?> stage) throws Exception {
        AtomicReference<ConnectionException> reason = new AtomicReference<>();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> stage.get(2, TimeUnit.SECONDS))
                .satisfies(thrown -> reason.set((ConnectionException) thrown.getCause()));
        return reason.get();
    }
}
