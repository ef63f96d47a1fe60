// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uplink.profile.Confirm;
import uplink.profile.Secret;
import uplink.profile.SecretSource;
import uplink.profile.spi.CommandContext;
import uplink.service.manager.Opening.Waiting;

/**
 * One try to bring a profile up, shared by everybody who opens it meanwhile: it lasts as long as the most patient of them, asks
 * each of them for secrets, and is called off when the last one has given up. Safe for any thread.
 */
final class Attempt implements CommandContext {
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean over;
    private boolean connected;

    synchronized void join(Waiting one) {
        waiting.add(one);
    }

    /** True when {@code opening} was the last that waited. */
    synchronized boolean leave(Opening opening) {
        return waiting.removeIf(one -> one.opening() == opening) && waiting.isEmpty();
    }

    /** It has ended: answers who still waits. */
    synchronized List<Opening> end() {
        List<Opening> left = waiting.stream().map(Waiting::opening).toList();
        waiting.clear();
        actions.clear();
        return left;
    }

    /** The backend has done its part, so that there is something to take down. */
    synchronized void connected() {
        connected = true;
    }

    synchronized boolean hasConnected() {
        return connected;
    }

    /** Calls it off, outside of any lock. */
    void cancel() {
        List<Runnable> due;
        synchronized (this) {
            over = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    @Override
    public synchronized String requester() {
        return waiting.isEmpty() ? "" : waiting.get(0).context().requester();
    }

    @Override
    public synchronized Duration remaining() {
        return waiting.stream()
                .map(one -> one.context().remaining())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public SecretSource secrets() {
        return this::secret;
    }

    /** An attempt is for as long as somebody holds a lease, so there is nothing to undo. */
    @Override
    public Optional<Confirm> confirm() {
        return Optional.empty();
    }

    private Optional<Secret> secret(String subject, String what, boolean again) {
        List<Waiting> all;
        synchronized (this) {
            all = List.copyOf(waiting);
        }
        return all.stream()
                .flatMap(one -> one.context().secrets().secret(subject, what, again).stream())
                .findFirst();
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!over) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public synchronized boolean cancelled() {
        return over;
    }
}
