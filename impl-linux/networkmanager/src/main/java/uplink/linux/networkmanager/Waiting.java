// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Those who wait until NetworkManager shows something. The worker's alone. */
final class Waiting {
    private record One<T>(CompletableFuture<T> answer, Function<Life, Optional<T>> look) {
        boolean done(Life life) {
            if (answer.isDone()) {
                return true;
            }
            try {
                look.apply(life).ifPresent(answer::complete);
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
            return answer.isDone();
        }
    }

    private final List<One<?>> all = new ArrayList<>();

    /** Completes with what {@code look} answers, as soon as it answers. */
    <T> void add(CompletableFuture<T> answer, Function<Life, Optional<T>> look, Life now) {
        One<T> one = new One<>(answer, look);
        if (!one.done(now)) {
            all.add(one);
        }
    }

    /** Lets each look again. */
    void look(Life life) {
        all.removeIf(one -> one.done(life));
    }

    /** Nothing will be shown any more. */
    void end(RuntimeException why) {
        all.forEach(one -> one.answer.completeExceptionally(why));
        all.clear();
    }
}
