// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.objects.Caller;
import uplink.linux.networkmanager.state.Errors;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;

/** One command, on a thread of its own: what it asks, and how it ends. */
final class Command<T> {
    /** How long a daemon may take to answer a call, however short the command's own time: what it did must be known, to be undone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Session session;
    private final CommandContext context;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    Command(Session session, CommandContext context) {
        this.session = session;
        this.context = context;
    }

    CompletableFuture<T> run(Control.Work<T> work) {
        context.onCancel(() -> answer.completeExceptionally(calledOff()));
        session.worker().command(() -> {
            try {
                check();
                answer.complete(work.with(this));
            } catch (BusException refused) {
                answer.completeExceptionally(Errors.exception(refused, "", "NetworkManager refuses"));
            } catch (InterruptedException stopped) {
                answer.completeExceptionally(Worker.stopped());
            } catch (RuntimeException | LinkageError failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    private ConnectionException calledOff() {
        boolean over = context.remaining().isZero();
        return over
                ? new ConnectionException(ErrorCode.TIMED_OUT, "", "NetworkManager did not do it in time")
                : new ConnectionException(ErrorCode.CANCELLED, "", "called off");
    }

    /** Ends here when somebody has called it off. */
    void check() {
        if (off()) {
            throw calledOff();
        }
    }

    boolean off() {
        return context.cancelled() || answer.isDone();
    }

    CommandContext context() {
        return context;
    }

    Session session() {
        return session;
    }

    /** What the worker sees; not for long. */
    <V> V look(Function<Life, V> look) throws InterruptedException {
        return get(session.look(look), PATIENCE);
    }

    /** The same of what must be there. */
    <V> V find(String subject, String what, Function<Life, Optional<V>> look) throws InterruptedException {
        return look(look).orElseThrow(() -> new ConnectionException(ErrorCode.NOT_FOUND, subject, what));
    }

    /** Waits until NetworkManager shows it, or the command is called off or its time is over. */
    <V> V await(Function<Life, Optional<V>> look) throws InterruptedException {
        CompletableFuture<V> shown = session.when(look);
        context.onCancel(() -> shown.completeExceptionally(calledOff()));
        Duration left = context.remaining();
        try {
            return get(shown, left.isZero() ? Duration.ofMillis(1) : left);
        } finally {
            shown.cancel(false); // else the worker would look for it for ever
        }
    }

    /** Waits for the end of another command, at most for as long as this one has. */
    void await(CompletableFuture<Void> other) throws InterruptedException {
        check();
        Duration left = context.remaining();
        get(other.copy(), left.isZero() ? Duration.ofMillis(1) : left);
    }

    /** To call NetworkManager. */
    Caller caller() throws InterruptedException {
        return look(Life::caller).patience(PATIENCE);
    }

    static <V> V get(CompletableFuture<V> future, Duration patience) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new ConnectionException(ErrorCode.TIMED_OUT, "", "NetworkManager did not show it in time");
        } catch (ExecutionException failed) {
            Throwable cause =
                    failed.getCause() instanceof CompletionException inner ? inner.getCause() : failed.getCause();
            throw cause instanceof RuntimeException why ? why : new IllegalStateException(cause);
        }
    }
}
