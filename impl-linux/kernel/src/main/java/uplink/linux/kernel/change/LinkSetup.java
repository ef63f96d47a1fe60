// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.linux.kernel.store.LinkRecord;
import uplink.linux.kernel.store.LinkRecords;
import uplink.linux.netlink.Sysctl;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.profile.ConnectionException;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;

/**
 * Makes one interface what its record wants. What is to be put there is written down before it is, so that a crash leaves nothing that
 * nobody knows of. Leaves alone what somebody else has put there.
 */
public final class LinkSetup {
    private static final long BASE_METRIC = 1000;

    private final Hand hand;
    private final LinkRecords records;
    private final LinkValues values;

    /** Changes by {@code hand}, and notes it in {@code records}. */
    public LinkSetup(Hand hand, LinkRecords records) {
        this.hand = hand;
        this.records = records;
        values = new LinkValues(hand, records);
    }

    /** Does it, or nothing: when a step fails, the steps before are undone, and the exception names what could not be. */
    public void apply(Target target) {
        undoing(target, () -> steps(target));
    }

    /** Runs steps that change one interface, and undoes them when one fails. */
    public void undoing(Target target, Runnable steps) {
        Snapshot before = Snapshot.take(hand, target);
        LinkRecord record = records.of(target.key());
        try {
            steps.run();
        } catch (ConnectionException refused) {
            List<String> left = before.restore(hand, target);
            noteBack(target, record);
            throw left.isEmpty() ? refused : notUndone(refused, left);
        }
    }

    private void noteBack(Target target, LinkRecord record) {
        LinkRecord now = records.of(target.key());
        if (!now.equals(record)) {
            records.put(target.key(), now.applied(record.applied()));
        }
    }

    private static ConnectionException notUndone(ConnectionException refused, List<String> left) {
        return new ConnectionException(
                refused.code(),
                refused.subject().orElse(""),
                refused.getMessage() + "; could not be undone: " + String.join("; ", left),
                refused.word().orElse(""));
    }

    private void steps(Target target) {
        Optional<ProfileSettings> settings = records.of(target.key()).settings();
        settings.ifPresent(wanted -> {
            values.remember(target);
            values.ipv6(target, wanted.ip(Family.IPV6), metric(target, wanted.ip(Family.IPV6)));
            values.mtu(target, wanted.mtuBytes());
        });
        hand.up(target, true);
        settings.ifPresent(wanted -> {
            addresses(target, wanted);
            for (Family family : Family.values()) {
                gateway(target, wanted.ip(family), family);
            }
        });
    }

    /** Old ones first, since the kernel takes further addresses of one network away with the first one. */
    private void addresses(Target target, ProfileSettings settings) {
        List<LinkAddress> wanted = new ArrayList<>();
        for (Family family : Family.values()) {
            wanted.addAll(settings.ip(family).addresses().stream()
                    .map(address -> LinkAddress.of(address.address(), address.prefixLength()))
                    .toList());
        }
        LinkRecord record = records.of(target.key());
        List<LinkAddress> leased = record.applied().stream()
                .filter(address -> leased(settings, address) && !wanted.contains(address))
                .toList();
        List<LinkAddress> both = new ArrayList<>(record.applied());
        wanted.stream().filter(address -> !both.contains(address)).forEach(both::add);
        records.put(target.key(), record.applied(both));
        removeAddresses(
                target,
                record.applied().stream()
                        .filter(address -> !wanted.contains(address) && !leased.contains(address))
                        .toList());
        List<AddressMessage> now = hand.addresses(target.index());
        for (LinkAddress address : wanted) {
            AddressMessage message = message(target.index(), address, AddressMessage.FOREVER);
            if (now.stream().noneMatch(message::same)) {
                hand.add(target, message);
            }
        }
        wanted.addAll(leased);
        records.put(target.key(), record.applied(wanted));
    }

    /** What a DHCP server has given stays until the server gives something else. */
    private static boolean leased(ProfileSettings settings, LinkAddress address) {
        return address.family() == Family.IPV4 && settings.ip(Family.IPV4).method() == IpMethod.DYNAMIC;
    }

    /** Removes these addresses where they are there. */
    public void removeAddresses(Target target, List<LinkAddress> addresses) {
        for (LinkAddress address : addresses) {
            AddressMessage message = message(target.index(), address, AddressMessage.FOREVER);
            hand.addresses(target.index()).stream()
                    .filter(message::same)
                    .findFirst()
                    .ifPresent(there -> hand.remove(target, there));
        }
    }

    /** An address as the kernel is asked for it. */
    public static AddressMessage message(int index, LinkAddress address, long seconds) {
        int scope = address.address().isLinkLocalAddress() ? 253 : 0;
        return new AddressMessage(
                index,
                address.prefixLength(),
                scope,
                0,
                address.address(),
                Optional.empty(),
                "",
                seconds,
                seconds,
                0,
                List.of());
    }

    private void gateway(Target target, IpSettings ip, Family family) {
        Optional<InetAddress> gateway = ip.gateway().filter(address -> ip.defaultRoute());
        if (family == Family.IPV4 && ip.method() == IpMethod.DYNAMIC) {
            return;
        }
        defaultRoute(target, family, gateway, metric(target, ip));
    }

    /** Puts Uplink's default route of one family there, or takes it away. */
    public void defaultRoute(Target target, Family family, Optional<InetAddress> gateway, long metric) {
        Optional<RouteMessage> wanted =
                gateway.map(address -> UplinkRoutes.byGateway(family, target.index(), address, metric));
        List<RouteMessage> now = UplinkRoutes.defaults(hand.routes(target.index()), family);
        now.stream().filter(route -> wanted.filter(route::same).isEmpty()).forEach(route -> hand.remove(target, route));
        wanted.filter(route -> now.stream().noneMatch(route::same)).ifPresent(route -> hand.add(target, route));
    }

    /** What was preferred, else what the settings say, else one of the link's own. */
    public long metric(Target target, IpSettings ip) {
        return records.of(target.key()).metric().orElse(ip.routeMetric().orElse(BASE_METRIC + target.index()));
    }

    /** Takes away what Uplink has put there; and switches the link off if {@code down}. */
    public void takeDown(Target target, boolean down) {
        undoing(target, () -> {
            for (Family family : Family.values()) {
                defaultRoute(target, family, Optional.empty(), 0);
            }
            LinkRecord record = records.of(target.key());
            removeAddresses(target, record.applied());
            if (!record.applied().isEmpty()) {
                records.put(target.key(), record.applied(List.of()));
            }
            if (down) {
                hand.up(target, false);
            }
        });
    }

    /** Puts back what the link was like before Uplink had settings for it. */
    public void giveBack(Target target) {
        values.giveBack(target);
    }

    /** Gives the default routes of one link another metric; the new ones are there before the old ones go. */
    public void prefer(Target target, long metric) {
        undoing(target, () -> {
            if (Sysctl.read(target.name(), "ra_defrtr_metric").isPresent() && metric > 0) {
                values.set(target, "ra_defrtr_metric", Long.toString(metric));
            }
            List<RouteMessage> routes = hand.routes(target.index());
            for (RouteMessage route : UplinkRoutes.mainDefaults(routes)) {
                if (route.metric() != metric) {
                    RouteMessage moved = route.with(route.table(), metric, route.protocol());
                    if (routes.stream().noneMatch(moved::same)) {
                        hand.add(target, moved);
                    }
                    hand.remove(target, route);
                }
            }
        });
    }
}
