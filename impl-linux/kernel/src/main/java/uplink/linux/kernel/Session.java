// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.kernel.change.Hand;
import uplink.linux.kernel.change.LinkSetup;
import uplink.linux.kernel.change.NetworkTables;
import uplink.linux.kernel.change.Target;
import uplink.linux.kernel.change.UplinkRoutes;
import uplink.linux.kernel.store.LinkRecord;
import uplink.linux.kernel.store.LinkRecords;
import uplink.linux.kernel.store.StoreFolder;
import uplink.linux.netlink.LibcIo;
import uplink.linux.netlink.NetlinkException;
import uplink.linux.netlink.NetlinkSocket;
import uplink.profile.ConnectionException;
import uplink.profile.Failure;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.spi.LayerSink;

/** One life of the backend in one network namespace: what it sees, and the hand that changes it. */
final class Session implements Desk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration DRIFT = DriftWatch.LASTS.plusMillis(20);

    private final StoreFolder folder;
    private final LinkRecords records;
    private final Managed managed;
    private final Reach reach;
    private final Optional<ResolverFile> resolver;
    private final Observer observer;
    private final Worker worker = new Worker();
    private final NetlinkSocket socket = new NetlinkSocket(new LibcIo(), NetlinkSocket.ROUTE);
    private final Hand hand = new Hand(socket);
    private final LinkSetup setup;
    private final NetworkTables tables = new NetworkTables(hand);
    private final DhcpClients clients;
    private final Confirmations confirmations;
    private final Attempts attempts = new Attempts(this);
    private final Edits edits = new Edits(this);
    private final LinkRoutes routes = new LinkRoutes(this);
    private final AtomicBoolean pending = new AtomicBoolean();
    private final DriftWatch drift;
    private final Set<Target> known = new HashSet<>();

    /** Lives in the network namespace of the calling thread; begins with {@link #start}. */
    Session(KernelPlace place, LayerSink sink, ControlOptions options) {
        folder = options.folder();
        records = new LinkRecords(folder);
        managed = new Managed(options.manage(), records);
        reach = new Reach(options.manage(), options.foreign(), records);
        resolver = options.ownResolver().map(ResolverFile::new);
        observer = new Observer(new LibcIo(), place, sink, managed);
        drift = new DriftWatch(managed, records);
        setup = new LinkSetup(hand, records);
        clients = new DhcpClients(worker, hand, records, managed, this::news);
        confirmations = new Confirmations(folder, worker, this::revert);
    }

    void start() {
        observer.tell(this::look);
        observer.start();
        if (!reach.observes()) {
            worker.run("begin", this::begin);
        }
    }

    /** What a crash has left goes first, then what waits to be confirmed, then what was set. */
    private void begin() {
        tables.clear();
        if (folder.before().isPresent()) {
            removeOwnerless();
        }
        confirmations.resume();
        follow();
    }

    /** Routes of bundles of a process that is gone. */
    private void removeOwnerless() {
        for (Target target : reach.targets()) {
            hand.routes(target.index()).stream()
                    .filter(route -> route.protocol() == UplinkRoutes.PROTOCOL && route.destinationLength() > 0)
                    .forEach(route -> {
                        try {
                            hand.remove(target, route);
                        } catch (ConnectionException goneMeanwhile) {
                            LOG.debug("A left route is gone: {}", goneMeanwhile.getMessage());
                        }
                    });
        }
    }

    private void look(Seen seen) {
        reach.look(seen);
        if (!reach.observes() && !pending.getAndSet(true)) {
            worker.run("follow the kernel", this::follow);
        }
    }

    private void follow() {
        pending.set(false);
        try {
            List<Target> targets = reach.targets();
            known.retainAll(targets);
            targets.stream().filter(known::add).forEach(this::restore);
            attempts.check();
            targets.forEach(this::drift);
            tables.follow(targets.stream().filter(this::connected).toList());
            resolver.ifPresent(file -> file.follow(reach.seen()));
        } catch (NetlinkException busy) {
            LOG.debug("Looks again soon: {}", busy.getMessage());
            worker.later("follow the kernel", DRIFT, this::follow);
        }
    }

    private boolean connected(Target target) {
        return reach.seen()
                .profile(Managed.id(target.key()))
                .map(Profile::state)
                .filter(state -> state == ProfileState.CONNECTED)
                .isPresent();
    }

    /** What was set before the start, or before the link was unplugged. */
    private void restore(Target target) {
        LinkRecord record = records.of(target.key());
        try {
            if (record.wanted().filter(up -> !up).isPresent()) {
                setup.takeDown(target, true);
            } else if (record.up()) {
                setup.apply(target);
                clients.follow(target);
            }
            if (record.metric().isPresent()) {
                setup.prefer(target, record.metric().getAsLong());
            }
        } catch (ConnectionException refused) {
            LOG.warn("What was set on {} cannot be restored: {}", target.name(), refused.getMessage());
            Failure failure = new Failure(
                    Failure.Stage.ADDRESS, Failure.Reason.BAD_SETTINGS, String.valueOf(refused.getMessage()));
            managed.trouble(target.key(), Optional.of(failure));
            news();
        }
    }

    private void drift(Target target) {
        if (drift.look(
                target, reach.seen().link(target.key()), () -> worker.later("look for drift", DRIFT, this::follow))) {
            news();
        }
    }

    /** What was there before a change: by the snapshot, or after a start of the machine by the settings of then. */
    private List<String> revert(String key, Journal journal) {
        long revision = records.of(key).revision() + 1;
        Optional<Target> target = reach.seen().target(key);
        target.ifPresent(clients::release);
        records.put(
                key,
                journal.record().revision(Math.max(revision, journal.record().revision())));
        List<String> left = List.of();
        if (target.isPresent() && journal.snapshot().isPresent() && !journal.ofAnotherBoot()) {
            left = journal.snapshot().get().at(target.get().index()).restore(hand, target.get());
            if (journal.record().up()) {
                clients.follow(target.get());
            }
            known.add(target.get());
        }
        news();
        return left;
    }

    Attempts attempts() {
        return attempts;
    }

    Edits edits() {
        return edits;
    }

    LinkRoutes routes() {
        return routes;
    }

    @Override
    public Worker worker() {
        return worker;
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public Hand hand() {
        return hand;
    }

    @Override
    public LinkSetup setup() {
        return setup;
    }

    @Override
    public LinkRecords records() {
        return records;
    }

    @Override
    public Managed managed() {
        return managed;
    }

    @Override
    public DhcpClients clients() {
        return clients;
    }

    @Override
    public Confirmations confirmations() {
        return confirmations;
    }

    @Override
    public void news() {
        observer.refresh();
    }

    /** Takes no link down: only what serves sockets of this process goes. */
    @Override
    public void close() {
        observer.close();
        if (!reach.observes()) {
            worker.run("leave", () -> {
                attempts.close();
                clients.close();
                tables.clear();
            });
        }
        worker.close();
        socket.close();
        folder.close();
    }
}
