// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.objects.Manager;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/**
 * Changes that wait to be confirmed: NetworkManager's own checkpoints, whose time runs in the daemon and outlives this process. It takes
 * back what is up on a device; what is not up anywhere it cannot take back. Safe for any thread.
 */
final class Confirmations {
    /** A checkpoint, and whether NetworkManager has shown it yet. */
    private record Waiting(String checkpoint, boolean seen) {}

    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    /** Ids of the profiles that wait. */
    Set<String> waiting() {
        return Set.copyOf(waiting.keySet());
    }

    /**
     * Runs {@code change} so that it can be taken back, if the command wants that; at once when it fails. BUSY while an earlier change
     * of that profile waits: its time would take back this one as well.
     */
    void guard(Command<?> command, Saved saved, Change change) throws InterruptedException {
        requireNone(saved.id());
        Optional<Confirm> confirm = command.context().confirm();
        if (confirm.isEmpty()) {
            change.make();
            return;
        }
        String device = command.look(life -> device(life, saved))
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.NOT_SUPPORTED,
                        saved.id(),
                        saved.id() + " is not up: NetworkManager takes back only what is up on a device"));
        Manager manager = new Manager(command.caller());
        String checkpoint = manager.checkpoint(device, confirm.get().within());
        waiting.put(saved.id(), new Waiting(checkpoint, false));
        try {
            change.make();
            manager.prolong(checkpoint, confirm.get().within());
        } catch (RuntimeException failed) {
            waiting.remove(saved.id());
            takeBack(manager, checkpoint, failed);
            throw failed;
        }
    }

    private void requireNone(String id) {
        if (waiting.containsKey(id)) {
            throw new ConnectionException(
                    ErrorCode.BUSY, id, "a change of " + id + " waits to be confirmed: confirm or revert it first");
        }
    }

    private static void takeBack(Manager manager, String checkpoint, RuntimeException failed) {
        try {
            manager.rollback(checkpoint);
        } catch (BusException stays) {
            failed.addSuppressed(stays);
        }
    }

    private static Optional<String> device(Life life, Saved saved) {
        return life.active(saved.path())
                .flatMap(path -> life.mirror().of(path, Interfaces.ACTIVE).texts("Devices").stream()
                        .findFirst());
    }

    void confirm(Command<?> command, String id) throws InterruptedException {
        new Manager(command.caller()).keep(waiting(id));
        waiting.remove(id);
    }

    void revert(Command<?> command, String id) throws InterruptedException {
        new Manager(command.caller()).rollback(waiting(id));
        waiting.remove(id);
    }

    private String waiting(String id) {
        return Optional.ofNullable(waiting.get(id))
                .map(Waiting::checkpoint)
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.NOT_FOUND, id, "no change of " + id + " waits to be confirmed"));
    }

    /** With NetworkManager go its checkpoints. */
    void forget() {
        waiting.clear();
    }

    /** What NetworkManager shows no longer has been taken back. */
    void look(Life life) {
        Set<String> shown =
                Set.copyOf(life.mirror().of(Interfaces.ROOT, Interfaces.MANAGER).texts("Checkpoints"));
        waiting.replaceAll((id, one) -> new Waiting(one.checkpoint, one.seen || shown.contains(one.checkpoint)));
        waiting.values().removeIf(one -> one.seen && !shown.contains(one.checkpoint));
    }

    /** What is changed; it may block. */
    interface Change {
        void make() throws InterruptedException;
    }
}
