// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Profile;
import uplink.profile.Secret;
import uplink.profile.View;
import uplink.service.shell.area.Areas;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Option;

/** One command that is carried out: what was typed, where, and what it is carried out by. */
record Call(Areas areas, CommandLine line, Terminal terminal) {
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration SHOWING = Duration.ofSeconds(1);

    /** The view, once it is settled. */
    View settled() {
        return join(areas.views().await(View::settled, SETTLING));
    }

    /** Waits; an interrupt calls the stage off. */
    <T> T join(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (CancellationException calledOff) {
            throw cancelled();
        } catch (ExecutionException failed) {
            throw thrown(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private static ConnectionException cancelled() {
        return new ConnectionException(ErrorCode.CANCELLED, "", "called off");
    }

    private static RuntimeException thrown(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Time-out, secrets and confirmation as they were typed. */
    CommandOptions options() {
        CommandOptions options = CommandOptions.DEFAULT
                .timeout(line.timeout())
                .secrets((subject, what, again) ->
                        terminal.asking().secret((again ? "That was wrong. " : "") + what + " of " + subject));
        return line.has(Option.CONFIRM) ? options.confirm(Confirm.within(within())) : options;
    }

    /** How long a change on trial lasts. */
    Duration within() {
        return Duration.ofSeconds(line.number(Option.CONFIRM).orElse(0));
    }

    /** {@code on wlan0}, once a profile that has come up shows where; empty when it does not. */
    String port(String id) {
        try {
            View shown = join(areas.views()
                    .await(
                            view -> view.profile(id)
                                    .flatMap(Profile::interfaceName)
                                    .isPresent(),
                            SHOWING));
            return " on " + shown.profile(id).flatMap(Profile::interfaceName).orElseThrow();
        } catch (ConnectionException nowhere) {
            return "";
        }
    }

    /** Asks for what must not stand on a command line. */
    Secret secret(String what) {
        Optional<Secret> answer = terminal.asking().secret(what);
        return answer.filter(secret -> secret.length() > 0)
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT,
                        "",
                        "nobody gave the " + what + ": type it at the prompt, or send it to standard input"));
    }

    /** Prints a line. */
    void say(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }

    Instant now() {
        return Instant.now();
    }
}
