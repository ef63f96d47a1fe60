// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import uplink.profile.Secret;

/** Secrets that a command waits for: one at a time. What nobody asked for is wiped. Safe for any thread. */
final class Questions {
    private final BlockingQueue<Optional<Secret>> answers = new ArrayBlockingQueue<>(1);
    private boolean open;
    private boolean closed;

    /** From now on an answer is wanted; false when none can come. */
    synchronized boolean open() {
        open = !closed;
        return open;
    }

    /** Waits for the answer; empty when there is none. */
    Optional<Secret> answer(Duration timeout) {
        try {
            Optional<Secret> answer = answers.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null ? Optional.empty() : answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            shut();
        }
    }

    private synchronized void shut() {
        open = false;
        answers.clear();
    }

    /** Gives a secret to whoever waits. */
    synchronized void give(char[] text) {
        Secret secret = Secret.of(text);
        if (!open || !answers.offer(Optional.of(secret))) {
            secret.close();
        }
    }

    /** Tells whoever waits that there is none. */
    synchronized void none() {
        if (open) {
            answers.offer(Optional.empty());
        }
    }

    /** No answer comes any more. */
    synchronized void close() {
        closed = true;
        none();
    }
}
