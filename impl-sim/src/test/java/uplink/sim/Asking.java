// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.Secret;
import uplink.profile.SecretSource;
import uplink.profile.spi.CommandContext;

/** Somebody who asks for a command, knows secrets, and may call it off. */
final class Asking implements CommandContext {
    final List<String> asked = new ArrayList<>();
    private final Map<String, List<String>> secrets = new HashMap<>();
    private final List<Runnable> actions = new ArrayList<>();
    private Optional<Confirm> confirm = Optional.empty();
    private boolean over;

    /** Answers these to the first, second … question for {@code what}. */
    Asking knows(String what, String... answers) {
        secrets.put(what, new ArrayList<>(List.of(answers)));
        return this;
    }

    Asking within(Duration time) {
        confirm = Optional.of(Confirm.within(time));
        return this;
    }

    void cancel() {
        over = true;
        actions.forEach(Runnable::run);
    }

    @Override
    public String requester() {
        return "test";
    }

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(10);
    }

    @Override
    public SecretSource secrets() {
        return (subject, what, again) -> {
            asked.add(what + (again ? " again" : ""));
            List<String> answers = secrets.getOrDefault(what, List.of());
            return answers.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Secret.of(answers.remove(0).toCharArray()));
        };
    }

    @Override
    public Optional<Confirm> confirm() {
        return confirm;
    }

    @Override
    public void onCancel(Runnable action) {
        if (over) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    @Override
    public boolean cancelled() {
        return over;
    }

    static void done(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture()).isCompleted();
    }

    static ErrorCode code(CompletionStage<?> stage) {
        return ((ConnectionException) why(stage)).code();
    }

    static Failure.Reason failure(CompletionStage<?> stage) {
        return ((OpenFailedException) why(stage)).failure().reason();
    }

    private static Throwable why(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        return stage.handle((done, why) -> why).toCompletableFuture().join();
    }
}
