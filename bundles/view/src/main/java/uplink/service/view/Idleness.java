// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.View;
import uplink.service.view.delivery.Pool;

/**
 * Waits until nothing is left to tell: first the engine has shown every change, then the pool comes to rest, and then the engine
 * has nothing new; else all of it once more. A lane that is woken is on the pool before the engine's next task.
 */
final class Idleness {
    private final Engine engine;
    private final Set<CompletableFuture<Void>> waiting = ConcurrentHashMap.newKeySet();

    Idleness(Engine engine) {
        this.engine = engine;
    }

    CompletionStage<Void> await() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        waiting.add(stage);
        stage.whenComplete((nothing, failure) -> waiting.remove(stage));
        round(stage);
        return stage;
    }

    void close() {
        waiting.forEach(Idleness::cancel);
    }

    private void round(CompletableFuture<Void> stage) {
        Pool pool = engine.dispatcher().pool();
        engineThen(stage, () -> {
            View seen = engine.dispatcher().newest();
            pool.whenAtRest(() -> engineThen(stage, () -> {
                if (engine.dispatcher().newest() == seen && pool.atRest()) {
                    pool.execute(() -> stage.complete(null));
                } else if (!stage.isDone()) {
                    round(stage);
                }
            }));
        });
    }

    private void engineThen(CompletableFuture<Void> stage, Runnable then) {
        if (!engine.afterAll(then)) {
            cancel(stage);
        }
    }

    private static void cancel(CompletableFuture<Void> stage) {
        stage.completeExceptionally(new ConnectionException(ErrorCode.CANCELLED, "", "the view has stopped"));
    }
}
