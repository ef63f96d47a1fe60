// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.kernel.store.StoreFolder;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/**
 * Changes that wait to be confirmed. Each is in the journal before it is made, so that the next start undoes what a crash has left.
 * For the worker's thread, but {@link #waiting}.
 */
final class Confirmations {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);
    private static final String KIND = "journal";

    private final StoreFolder folder;
    private final Worker worker;
    private final Reverting reverting;
    private final Map<String, Journal> journals = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> timers = new HashMap<>();

    /** Puts back what was there; answers what could not be. */
    interface Reverting {
        List<String> revert(String key, Journal journal);
    }

    Confirmations(StoreFolder folder, Worker worker, Reverting reverting) {
        this.folder = folder;
        this.worker = worker;
        this.reverting = reverting;
        folder.all(KIND).forEach((key, text) -> journals.put(key, Journal.parse(text)));
    }

    /** Goes on where the last run has ended: undoes what is overdue, and gives the others the time that is left. */
    void resume() {
        journals.forEach((key, journal) -> {
            if (journal.left().isZero()) {
                LOG.warn("A change of {} was not confirmed before the last stop and is undone", key);
                undo(key);
            } else {
                arm(key, journal.left());
            }
        });
    }

    /** Keys of links whose change waits. Safe for any thread. */
    Set<String> waiting() {
        return Set.copyOf(journals.keySet());
    }

    /** BUSY when an earlier change waits. */
    void requireNone(String key) {
        if (journals.containsKey(key)) {
            throw new ConnectionException(
                    ErrorCode.BUSY,
                    Managed.id(key),
                    "a change of " + Managed.id(key) + " waits to be confirmed: confirm or revert it first");
        }
    }

    /** Writes the journal. */
    void begin(String key, Journal journal) {
        requireNone(key);
        folder.write(KIND, key, journal.format());
        journals.put(key, journal);
    }

    /** The change is in effect: the time begins. */
    void inEffect(String key, Confirm confirm) {
        Journal armed = journals.get(key).armed(confirm.within());
        folder.write(KIND, key, armed.format());
        journals.put(key, armed);
        arm(key, confirm.within());
    }

    /** The change has failed and was undone already. */
    void drop(String key) {
        Optional.ofNullable(timers.remove(key)).ifPresent(timer -> timer.cancel(false));
        folder.delete(KIND, key);
        journals.remove(key);
    }

    void confirm(String key) {
        require(key);
        drop(key);
    }

    /** FAILED when something could not be put back, with what. */
    void revert(String key) {
        require(key);
        List<String> left = undo(key);
        if (!left.isEmpty()) {
            throw new ConnectionException(
                    ErrorCode.FAILED, Managed.id(key), "could not be undone: " + String.join("; ", left), left.get(0));
        }
    }

    private void require(String key) {
        if (!journals.containsKey(key)) {
            throw new ConnectionException(
                    ErrorCode.NOT_FOUND, Managed.id(key), "no change of " + Managed.id(key) + " waits to be confirmed");
        }
    }

    private void arm(String key, Duration left) {
        timers.put(key, worker.later("undo a change of " + key, left, () -> {
            LOG.warn("A change of {} was not confirmed in time and is undone", key);
            undo(key);
        }));
    }

    /** The journal goes last: what a crash breaks off is undone again. */
    private List<String> undo(String key) {
        Journal journal = journals.get(key);
        if (journal == null) {
            return List.of();
        }
        List<String> left = reverting.revert(key, journal);
        left.forEach(each -> LOG.error("Could not be undone on {}: {}", key, each));
        drop(key);
        return left;
    }
}
