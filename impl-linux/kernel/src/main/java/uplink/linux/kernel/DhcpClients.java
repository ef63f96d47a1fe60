// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.kernel.change.Hand;
import uplink.linux.kernel.change.LinkSetup;
import uplink.linux.kernel.change.Target;
import uplink.linux.kernel.dhcp.DhcpLease;
import uplink.linux.kernel.dhcp.UdhcpClient;
import uplink.linux.kernel.store.LinkRecord;
import uplink.linux.kernel.store.LinkRecords;
import uplink.profile.ConnectionException;
import uplink.profile.DhcpState;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;

/** The DHCP client of each link that wants one, and what comes of its leases. For the worker's thread. */
final class DhcpClients {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpClients.class);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Worker worker;
    private final Hand hand;
    private final LinkSetup setup;
    private final LinkRecords records;
    private final Managed managed;
    private final Runnable news;
    private final Map<String, UdhcpClient> clients = new HashMap<>();

    DhcpClients(Worker worker, Hand hand, LinkRecords records, Managed managed, Runnable news) {
        this.worker = worker;
        this.hand = hand;
        this.records = records;
        this.managed = managed;
        this.news = news;
        setup = new LinkSetup(hand, records);
    }

    static boolean wanted(Optional<ProfileSettings> settings) {
        return settings.filter(each -> each.ip(Family.IPV4).method() == IpMethod.DYNAMIC)
                .isPresent();
    }

    /** Starts or ends the client of a link that is up, as its settings want it. */
    void follow(Target target) {
        boolean wanted = wanted(records.of(target.key()).settings());
        UdhcpClient client = clients.get(target.key());
        if (wanted && (client == null || !client.running())) {
            UdhcpClient.installed().ifPresent(program -> start(program, target));
        } else if (!wanted && client != null) {
            release(target);
        }
    }

    private void start(Path program, Target target) {
        UdhcpClient client = new UdhcpClient(program, target, new UdhcpClient.Listener() {
            @Override
            public void leased(DhcpLease lease) {
                worker.run("set up a lease", () -> take(target, lease));
            }

            @Override
            public void lost(String why) {
                worker.run("end a lease", () -> lose(target, why));
            }
        });
        clients.put(target.key(), client);
        managed.dhcp(target.key(), DhcpState.STARTED, managed.lease(target.key()));
        client.start(managed.lease(target.key()).map(DhcpLease::address).or(() -> known(target)));
    }

    private Optional<LinkAddress> known(Target target) {
        return records.of(target.key()).applied().stream()
                .filter(address -> address.family() == Family.IPV4)
                .findFirst();
    }

    private void take(Target target, DhcpLease lease) {
        if (!clients.containsKey(target.key())) {
            return;
        }
        try {
            setup.undoing(target, () -> apply(target, lease));
            managed.dhcp(target.key(), DhcpState.FINISHED, Optional.of(lease));
            managed.trouble(target.key(), Optional.empty());
        } catch (ConnectionException refused) {
            LOG.warn("The lease {} for {} cannot be set up: {}", lease.address(), target.name(), refused.getMessage());
            managed.dhcp(target.key(), DhcpState.FAILED, Optional.empty());
        }
        news.run();
    }

    /** The kernel takes the address away by itself when nobody renews it: then a dead gateway holds on to nothing. */
    private void apply(Target target, DhcpLease lease) {
        LinkRecord record = records.of(target.key());
        List<LinkAddress> further = record.settings()
                .map(settings -> settings.ip(Family.IPV4).addresses())
                .orElse(List.of());
        List<LinkAddress> applied = new ArrayList<>(record.applied());
        List<LinkAddress> old = applied.stream()
                .filter(address -> address.family() == Family.IPV4
                        && !further.contains(address)
                        && !address.equals(lease.address()))
                .toList();
        setup.removeAddresses(target, old);
        applied.removeAll(old);
        if (!applied.contains(lease.address())) {
            applied.add(lease.address());
        }
        records.put(target.key(), records.of(target.key()).applied(applied));
        hand.put(
                target,
                LinkSetup.message(
                        target.index(), lease.address(), lease.duration().toSeconds()));
        records.of(target.key()).settings().map(each -> each.ip(Family.IPV4)).ifPresent(ip -> route(target, lease, ip));
    }

    private void route(Target target, DhcpLease lease, IpSettings ip) {
        setup.defaultRoute(
                target,
                Family.IPV4,
                lease.routers().stream().findFirst().filter(router -> ip.defaultRoute()),
                setup.metric(target, ip));
    }

    private void lose(Target target, String why) {
        UdhcpClient client = clients.get(target.key());
        if (client == null) {
            return;
        }
        LOG.info("No lease for {}: {}", target.name(), why);
        managed.dhcp(target.key(), DhcpState.FAILED, Optional.empty());
        managed.trouble(target.key(), Optional.of(new Failure(Failure.Stage.ADDRESS, Failure.Reason.NO_DHCP, why)));
        if (!client.running()) {
            clients.remove(target.key());
            worker.later("start a DHCP client again", AGAIN, () -> follow(target));
        }
        news.run();
    }

    /** Ends the client of a link and gives its lease back. */
    void release(Target target) {
        UdhcpClient client = clients.remove(target.key());
        if (client != null) {
            client.release();
            managed.lease(target.key()).ifPresent(lease -> setup.removeAddresses(target, List.of(lease.address())));
            managed.dhcp(target.key(), DhcpState.UNKNOWN, Optional.empty());
        }
    }

    /** Ends all of them; leases stay, so that a stop takes no link down. */
    void close() {
        clients.values().forEach(UdhcpClient::close);
        clients.clear();
    }
}
