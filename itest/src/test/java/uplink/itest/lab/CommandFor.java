// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import uplink.profile.Confirm;
import uplink.profile.SecretSource;
import uplink.profile.spi.CommandContext;

/** What a backend is told of a test's command. */
public final class CommandFor implements CommandContext {
    private final long deadline;
    private final Optional<Confirm> confirm;
    private final List<Runnable> actions = new ArrayList<>();
    private SecretSource secrets = SecretSource.NONE;
    private boolean cancelled;

    private CommandFor(Duration time, Optional<Confirm> confirm) {
        deadline = System.nanoTime() + time.toNanos();
        this.confirm = confirm;
    }

    /** With 10 s. */
    public static CommandFor tenSeconds() {
        return new CommandFor(Duration.ofSeconds(10), Optional.empty());
    }

    /** With less. */
    public static CommandFor millis(long millis) {
        return new CommandFor(Duration.ofMillis(millis), Optional.empty());
    }

    /** With 10 s, and somebody who may be asked. */
    public static CommandFor asking(SecretSource source) {
        CommandFor command = tenSeconds();
        command.secrets = source;
        return command;
    }

    /** To be undone unless confirmed. */
    public static CommandFor confirmed(Duration within) {
        return new CommandFor(Duration.ofSeconds(10), Optional.of(Confirm.within(within)));
    }

    /** Calls it off. */
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            due = List.copyOf(actions);
        }
        due.forEach(Runnable::run);
    }

    /** Calls it off once its time is over, as the house does. */
    public void cancelWhenOver() {
        CompletableFuture.delayedExecutor(remaining().toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::cancel);
    }

    @Override
    public String requester() {
        return "test";
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    @Override
    public SecretSource secrets() {
        return secrets;
    }

    @Override
    public Optional<Confirm> confirm() {
        return confirm;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public synchronized boolean cancelled() {
        return cancelled;
    }
}
