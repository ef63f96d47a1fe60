// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.SecretSource;
import uplink.profile.spi.CommandContext;

/** What a backend knows of one command. */
final class RunningCommand implements CommandContext {
    private static final Logger log = LoggerFactory.getLogger(RunningCommand.class);

    private final String requester;
    private final SecretSource secrets;
    private final Optional<Confirm> confirm;
    private final long deadline;

    /** Guarded by itself. */
    private final List<Runnable> actions = new ArrayList<>();

    private volatile boolean over;

    RunningCommand(String requester, CommandOptions options) {
        this.requester = requester;
        this.secrets = options.secrets();
        this.confirm = options.confirm();
        // a time-out of centuries must not overflow
        this.deadline = System.nanoTime()
                + Math.min(options.timeout().toMillis(), Duration.ofDays(3650).toMillis()) * 1_000_000;
    }

    @Override
    public String requester() {
        return requester;
    }

    @Override
    public Duration remaining() {
        return over ? Duration.ZERO : Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
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
    public boolean cancelled() {
        return over || deadline - System.nanoTime() <= 0;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (actions) {
            if (!over) {
                actions.add(action);
                return;
            }
        }
        run(action);
    }

    /** Somebody has called it off, or its time is over. */
    void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            over = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(RunningCommand::run);
    }

    /** It has come to its own end: nothing is left to be called off. */
    void forget() {
        synchronized (actions) {
            actions.clear();
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error failed) {
            log.error("A command could not be called off: {}", action.getClass().getName(), failed);
        }
    }
}
