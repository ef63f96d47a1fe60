// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/** What an application holds of its command. Cancelling it ends it as the API says, with a reason that a program can read. */
final class CommandStage<T> extends CompletableFuture<T> {
    private final String subject;
    private final Runnable onCancel;

    CommandStage(String subject, Runnable onCancel) {
        this.subject = subject;
        this.onCancel = onCancel;
    }

    /** Ends it with CANCELLED; {@code false} when it has ended already. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean ended = completeExceptionally(
                new ConnectionException(ErrorCode.CANCELLED, subject, "the command was called off by its caller"));
        if (ended) {
            onCancel.run();
        }
        return ended || isCancelled();
    }

    @Override
    public boolean isCancelled() {
        if (!isCompletedExceptionally()) {
            return false;
        }
        try {
            get();
            return false;
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof ConnectionException reason && reason.code() == ErrorCode.CANCELLED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Dependent stages are plain ones: cancelling them does not reach the command. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
