// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.netlink.NetlinkException;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.linux.netlink.wire.RuleMessage;
import uplink.profile.Family;

/**
 * A routing table per managed network: what is bound to its device ({@code oif}) or has one of its addresses ({@code from}) leaves by
 * it, whatever the main table prefers. Tables and rules carry Uplink's protocol number, by which they are found again after a crash.
 */
public final class NetworkTables {
    /** Table of the interface with number 0; below it nobody's table is touched. */
    public static final long FIRST = 85_000;

    private static final long LAST = 85_000 + 0xFF_FFFF;
    private static final Logger LOG = LoggerFactory.getLogger(NetworkTables.class);
    private static final long PRIORITY = 8500;
    private static final int LINK_LOCAL = 253;

    private final Hand hand;

    /** Changes by {@code hand}. */
    public NetworkTables(Hand hand) {
        this.hand = hand;
    }

    /** Is it one of these tables. */
    public static boolean own(long table) {
        return table >= FIRST && table <= LAST;
    }

    /** Makes tables and rules what the networks of {@code targets} want, and removes those of all others. */
    public void follow(Collection<Target> targets) {
        List<RouteMessage> routes = hand.queries().routes();
        List<AddressMessage> addresses = hand.queries().addresses();
        List<RouteMessage> wantedRoutes = new ArrayList<>();
        List<RuleMessage> wantedRules = new ArrayList<>();
        for (Target target : targets) {
            List<RouteMessage> copied = copies(routes, target);
            if (!copied.isEmpty()) {
                wantedRoutes.addAll(copied);
                rules(target, addresses, wantedRules);
            }
        }
        rules(wantedRules);
        routes(
                routes.stream()
                        .filter(route -> own(route.table()) && !route.automatic())
                        .toList(),
                wantedRoutes);
    }

    /** Removes all of it; also what a crash has left. */
    public void clear() {
        follow(List.of());
    }

    /** What the main table says of the interface. */
    private static List<RouteMessage> copies(List<RouteMessage> routes, Target target) {
        return routes.stream()
                .filter(route -> route.table() == RouteMessage.MAIN
                        && route.type() == RouteMessage.UNICAST
                        && (route.flags() & RouteMessage.CLONED) == 0
                        && route.hops().size() == 1
                        && Hand.index(route) == target.index())
                .map(route -> route.with(FIRST + target.index(), route.metric(), UplinkRoutes.PROTOCOL))
                .toList();
    }

    private static void rules(Target target, List<AddressMessage> addresses, List<RuleMessage> into) {
        for (Family family : Family.values()) {
            into.add(rule(UplinkRoutes.number(family), target, Optional.empty()));
        }
        for (AddressMessage address : addresses) {
            if (address.index() == target.index() && address.scope() != LINK_LOCAL) {
                int family = address.local().getAddress().length == 4 ? 2 : 10;
                into.add(rule(family, target, Optional.of(address)));
            }
        }
    }

    private static RuleMessage rule(int family, Target target, Optional<AddressMessage> from) {
        return new RuleMessage(
                family,
                from.map(AddressMessage::local),
                from.map(address -> address.local().getAddress().length * 8).orElse(0),
                from.isPresent() ? "" : target.name(),
                from.isPresent() ? PRIORITY + 1 : PRIORITY,
                FIRST + target.index(),
                RuleMessage.TO_TABLE,
                UplinkRoutes.PROTOCOL,
                List.of());
    }

    private void rules(List<RuleMessage> wanted) {
        List<RuleMessage> now = hand.queries().rules().stream()
                .filter(rule -> rule.protocol() == UplinkRoutes.PROTOCOL && own(rule.table()))
                .toList();
        now.stream()
                .filter(rule -> wanted.stream().noneMatch(rule::same))
                .forEach(rule -> attempt(() -> hand.changes().remove(rule)));
        wanted.stream()
                .filter(rule -> now.stream().noneMatch(rule::same))
                .forEach(rule -> attempt(() -> hand.changes().add(rule)));
    }

    private void routes(List<RouteMessage> now, List<RouteMessage> wanted) {
        now.stream()
                .filter(route -> wanted.stream().noneMatch(route::same))
                .forEach(route -> attempt(() -> hand.changes().remove(route)));
        wanted.stream()
                .filter(route -> now.stream().noneMatch(route::same))
                .sorted(Comparator.comparing(RouteMessage::gatewayed))
                .forEach(route -> attempt(() -> hand.changes().add(route)));
    }

    /** An address or route that goes meanwhile is the next event's business. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (NetlinkException changedMeanwhile) {
            LOG.debug("A routing table of a network is behind: {}", changedMeanwhile.getMessage());
        }
    }
}
