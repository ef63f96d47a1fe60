// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import uplink.linux.kernel.change.Snapshot;
import uplink.linux.kernel.change.Target;
import uplink.linux.kernel.store.LinkRecord;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.Carrier;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.profile.OpenFailedException;
import uplink.profile.spi.CommandContext;

/** Brings links up, waits until they are connected, and takes them down. For the worker's thread. */
final class Attempts {
    private static final Duration CARRIER = Duration.ofSeconds(10);

    /** One that waits: for what, and what was there before. */
    private record Waiting(
            Target target,
            boolean lasting,
            Optional<Confirm> confirm,
            Snapshot before,
            LinkRecord record,
            CompletableFuture<Void> answer) {}

    private final Desk desk;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Map<String, Snapshot> forNow = new HashMap<>();

    Attempts(Desk desk) {
        this.desk = desk;
    }

    CompletableFuture<Void> connect(String id, boolean lasting, CommandContext context) {
        Target target = desk.reach().profile(id);
        if (waiting.containsKey(target.key())) {
            throw new ConnectionException(ErrorCode.BUSY, id, id + " is being brought up already");
        }
        desk.confirmations().requireNone(target.key());
        LinkRecord record = desk.records().of(target.key());
        if (connected(target) && addressed(target, record)) {
            return stays(target, lasting);
        }
        Snapshot before = Snapshot.take(desk.hand(), target);
        begin(target, context.confirm(), record, before);
        Waiting one = new Waiting(target, lasting, context.confirm(), before, record, new CompletableFuture<>());
        try {
            desk.setup().apply(target);
            desk.clients().follow(target);
        } catch (ConnectionException refused) {
            context.confirm().ifPresent(confirm -> desk.confirmations().drop(target.key()));
            throw AttemptFailures.of(id, refused);
        }
        return await(one, context);
    }

    private void begin(Target target, Optional<Confirm> confirm, LinkRecord record, Snapshot before) {
        confirm.ifPresent(
                wanted -> desk.confirmations().begin(target.key(), Journal.begin(record, Optional.of(before))));
    }

    private CompletableFuture<Void> stays(Target target, boolean lasting) {
        if (lasting) {
            keep(target, true);
            forNow.remove(target.key());
        }
        return CompletableFuture.completedFuture(null);
    }

    private void keep(Target target, boolean up) {
        LinkRecord record = desk.records().of(target.key());
        desk.records().put(target.key(), record.wanted(Optional.of(up)));
    }

    private CompletableFuture<Void> await(Waiting one, CommandContext context) {
        String key = one.target.key();
        waiting.put(key, one);
        context.onCancel(() -> desk.worker().run("call off " + key, () -> {
            boolean late = context.remaining().isZero();
            end(one, late ? timedOut(one) : AttemptFailures.cancelled(key));
        }));
        Duration left = context.remaining();
        desk.worker().later("give up on " + key, left, () -> end(one, timedOut(one)));
        if (left.compareTo(CARRIER) > 0) {
            desk.worker().later("look for the carrier of " + key, CARRIER, () -> noCarrier(one));
        }
        check();
        return one.answer;
    }

    /** Something has changed: completes who is connected now, and fails who cannot be any more. */
    void check() {
        for (Waiting one : List.copyOf(waiting.values())) {
            if (desk.hand().link(one.target.index()).isEmpty()) {
                end(one, AttemptFailures.gone(one.target));
            } else if (connected(one.target)) {
                complete(one);
            }
        }
    }

    private void complete(Waiting one) {
        waiting.remove(one.target.key());
        if (one.lasting) {
            keep(one.target, true);
        } else {
            forNow.putIfAbsent(one.target.key(), one.before);
        }
        desk.managed().trouble(one.target.key(), Optional.empty());
        one.confirm.ifPresent(confirm -> desk.confirmations().inEffect(one.target.key(), confirm));
        one.answer.complete(null);
    }

    private void noCarrier(Waiting one) {
        if (carrier(one.target) == Carrier.DETACHED) {
            end(one, timedOut(one));
        }
    }

    /** Undoes what the attempt has done, and fails it; nothing when it has ended already. */
    private void end(Waiting one, ConnectionException why) {
        if (!waiting.remove(one.target.key(), one)) {
            return;
        }
        desk.clients().release(one.target);
        List<String> left = why.code() == ErrorCode.GONE ? List.of() : one.before.restore(desk.hand(), one.target);
        desk.records().put(one.target.key(), one.record);
        if (desk.confirmations().waiting().contains(one.target.key())) {
            desk.confirmations().drop(one.target.key());
        }
        if (why instanceof OpenFailedException failed) {
            desk.managed().trouble(one.target.key(), Optional.of(failed.failure()));
        }
        desk.news();
        one.answer.completeExceptionally(
                left.isEmpty()
                        ? why
                        : new ConnectionException(
                                why.code(),
                                Managed.id(one.target.key()),
                                why.getMessage() + "; could not be undone: " + String.join("; ", left)));
    }

    private ConnectionException timedOut(Waiting one) {
        Failure.Reason reason = Failure.Reason.TIMED_OUT;
        Failure.Stage stage = Failure.Stage.ADDRESS;
        if (carrier(one.target) == Carrier.DETACHED) {
            reason = Failure.Reason.NO_CARRIER;
            stage = Failure.Stage.RADIO;
        } else if (DhcpClients.wanted(desk.records().of(one.target.key()).settings())) {
            reason = Failure.Reason.NO_DHCP;
        }
        return new OpenFailedException(Managed.id(one.target.key()), new Failure(stage, reason, ""));
    }

    private Carrier carrier(Target target) {
        return desk.hand()
                .link(target.index())
                .map(link -> link.carrier().orElse(true) ? Carrier.ATTACHED : Carrier.DETACHED)
                .orElse(Carrier.UNKNOWN);
    }

    /** As the kernel says at this instant, since what was published may be older. */
    private boolean connected(Target target) {
        boolean up = desk.hand()
                .link(target.index())
                .filter(LinkMessage::up)
                .flatMap(LinkMessage::carrier)
                .orElse(false);
        return up && desk.hand().addresses(target.index()).stream().anyMatch(Attempts::usable);
    }

    private static boolean usable(AddressMessage message) {
        return (message.flags() & (AddressMessage.TENTATIVE | AddressMessage.DUPLICATE)) == 0
                && LinkAddress.of(message.local(), message.prefixLength()).usable();
    }

    private boolean addressed(Target target, LinkRecord record) {
        List<AddressMessage> now = desk.hand().addresses(target.index());
        for (Family family : Family.values()) {
            List<LinkAddress> wanted =
                    record.settings().map(each -> each.ip(family).addresses()).orElse(List.of());
            for (LinkAddress address : wanted) {
                if (now.stream().noneMatch(one -> one.local().equals(address.address()))) {
                    return false;
                }
            }
        }
        return true;
    }

    void disconnect(String id, boolean lasting, CommandContext context) {
        Target target = desk.reach().profile(id);
        Waiting one = waiting.get(target.key());
        if (one != null) {
            end(one, AttemptFailures.cancelled(target.key()));
        }
        desk.confirmations().requireNone(target.key());
        LinkRecord record = desk.records().of(target.key());
        begin(target, context.confirm(), record, Snapshot.take(desk.hand(), target));
        Snapshot before = forNow.remove(target.key());
        if (lasting) {
            keep(target, false);
        }
        try {
            desk.clients().release(target);
            desk.setup().takeDown(target, lasting || before == null || !before.up());
        } catch (ConnectionException refused) {
            desk.records().put(target.key(), record);
            context.confirm().ifPresent(confirm -> desk.confirmations().drop(target.key()));
            throw refused;
        }
        context.confirm().ifPresent(confirm -> desk.confirmations().inEffect(target.key(), confirm));
    }

    /** Fails who still waits, and leaves links as they are. */
    void close() {
        waiting.values()
                .forEach(one -> one.answer.completeExceptionally(new ConnectionException(
                        ErrorCode.UNAVAILABLE, Managed.id(one.target.key()), "the kernel backend is stopped")));
        waiting.clear();
    }
}
