// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.objects.Manager;
import uplink.linux.networkmanager.state.DeviceState;
import uplink.linux.networkmanager.state.Errors;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;

/** Brings saved connections up and down. Safe for any thread. */
final class Attempts {
    private static final long ACTIVATED = 2;
    private static final long DEACTIVATED = 4;

    private final Rights rights;
    private final Confirmations confirmations;
    private final Lasting lasting;

    /** Profiles that are being brought up, and by whom. */
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /** Who has been called off still takes back what he has begun. */
    private record Running(Command<?> command, CompletableFuture<Void> ended) {}

    Attempts(Rights rights, Confirmations confirmations) {
        this.rights = rights;
        this.confirmations = confirmations;
        lasting = new Lasting();
    }

    void connect(Command<?> command, String id, boolean keep) throws InterruptedException {
        Saved saved = saved(command, id);
        Running own = enter(command, id);
        try {
            Targets.Target target = Targets.of(command, saved, rights);
            if (!joined(command, saved)) {
                Keys keys = new Keys(command);
                keys.ready(saved);
                up(command, saved, target, keys);
            }
            if (keep) {
                lasting.autoconnect(command, saved, true);
            }
        } finally {
            running.remove(id, own);
            own.ended.complete(null);
        }
    }

    /** Is it up, or is somebody else bringing it up, who may be called off. */
    private static boolean joined(Command<?> command, Saved saved) throws InterruptedException {
        Optional<String> active = command.look(life -> life.active(saved.path()));
        try {
            return active.isPresent() && command.await(life -> arrived(life, saved.id(), active.get()));
        } catch (OpenFailedException theirs) {
            return false;
        }
    }

    private Running enter(Command<?> command, String id) throws InterruptedException {
        Running own = new Running(command, new CompletableFuture<>());
        for (Running other = running.putIfAbsent(id, own); other != null; other = running.putIfAbsent(id, own)) {
            if (!other.command.off()) {
                throw new ConnectionException(ErrorCode.BUSY, id, id + " is being connected already");
            }
            command.await(other.ended);
        }
        return own;
    }

    private static Saved saved(Command<?> command, String id) throws InterruptedException {
        return command.find(id, "no profile " + id + " in NetworkManager", life -> life.saved(id));
    }

    /** What failed because a secret was wrong or missing is tried once more for each secret that is given. */
    private void up(Command<?> command, Saved saved, Targets.Target target, Keys keys) throws InterruptedException {
        while (true) {
            try {
                once(command, saved, target);
                return;
            } catch (OpenFailedException failed) {
                if (command.off() || !keys.another(saved, failed)) {
                    throw failed;
                }
            }
        }
    }

    private void once(Command<?> command, Saved saved, Targets.Target target) throws InterruptedException {
        Manager manager = new Manager(command.caller());
        String active = activate(manager, saved, target);
        try {
            command.check();
            command.await(life -> arrived(life, saved.id(), active));
        } catch (OpenFailedException failed) {
            throw failed;
        } catch (ConnectionException | InterruptedException calledOff) {
            try {
                throw late(calledOff)
                        ? new OpenFailedException(saved.id(), command.look(life -> stuck(life, target, active)))
                        : rethrown(calledOff);
            } finally {
                down(manager, active);
            }
        }
    }

    private static boolean late(Exception why) {
        return why instanceof ConnectionException failed && failed.code() == ErrorCode.TIMED_OUT;
    }

    private static RuntimeException rethrown(Exception why) {
        return why instanceof RuntimeException failed ? failed : Worker.stopped();
    }

    /** Refused before it began: the device cannot have it now. */
    private static String activate(Manager manager, Saved saved, Targets.Target target) {
        try {
            return manager.activate(saved.path(), target.device());
        } catch (BusException refused) {
            if (!refused.word().equals("UnknownConnection") && !refused.word().equals("UnknownDevice")) {
                throw Errors.exception(refused, saved.id(), "cannot connect " + saved.name());
            }
            throw new OpenFailedException(saved.id(), target.why(String.valueOf(refused.getMessage())));
        }
    }

    private static void down(Manager manager, String active) {
        try {
            manager.deactivate(active);
        } catch (BusException already) {
            Session.LOG.debug("{} is down already: {}", active, already.getMessage());
        }
    }

    private static Optional<Boolean> arrived(Life life, String id, String active) {
        long state = life.mirror().of(active, Interfaces.ACTIVE).number("State", 0);
        if (state == DEACTIVATED || life.ends().over(active)) {
            throw new OpenFailedException(
                    id,
                    life.ends()
                            .of(active)
                            .orElse(new Failure(Failure.Stage.UNKNOWN, Failure.Reason.UNKNOWN, "deactivated")));
        }
        return state == ACTIVATED ? Optional.of(true) : Optional.empty();
    }

    /** How far it had come when the time was over. */
    private static Failure stuck(Life life, Targets.Target target, String active) {
        long state = life.mirror().of(target.device(), Interfaces.DEVICE).number("State", 0);
        Failure told = state >= DeviceState.IP_CONFIG
                ? new Failure(Failure.Stage.ADDRESS, Failure.Reason.NO_DHCP, "ip-config")
                : new Failure(Failure.Stage.ASSOCIATE, Failure.Reason.TIMED_OUT, "state " + state);
        return life.why(target.device(), active, told);
    }

    void disconnect(Command<?> command, String id, boolean keep) throws InterruptedException {
        Saved saved = saved(command, id);
        Optional<String> active = command.look(life -> life.active(saved.path()));
        Targets.of(command, saved, rights);
        if (active.isEmpty()) {
            if (keep) {
                lasting.autoconnect(command, saved, false);
            }
            return;
        }
        confirmations.guard(command, saved, () -> {
            if (keep) {
                lasting.autoconnect(command, saved, false);
            }
            down(new Manager(command.caller()), active.get());
            command.await(life -> isGone(life, active.get()) ? Optional.of(true) : Optional.empty());
        });
    }

    private static boolean isGone(Life life, String active) {
        return life.mirror().of(active, Interfaces.ACTIVE).number("State", DEACTIVATED) == DEACTIVATED;
    }
}
