// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uplink.linux.netlink.Sysctl;
import uplink.linux.netlink.wire.AddressMessage;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.linux.netlink.wire.RouteMessage;
import uplink.profile.ConnectionException;

/** One undoing of changes. A step that fails is noted, and the next one is tried all the same. */
final class Restoration {
    private final Snapshot wanted;
    private final Hand hand;
    private final Target target;
    private final List<String> failed = new ArrayList<>();

    Restoration(Snapshot wanted, Hand hand, Target target) {
        this.wanted = wanted;
        this.hand = hand;
        this.target = target;
    }

    List<String> run() {
        if (hand.link(target.index()).isEmpty()) {
            failed.add(target.name() + " is gone");
            return failed;
        }
        sysctls();
        link();
        removeAddresses();
        addAddresses();
        removeRoutes();
        addRoutes();
        if (!wanted.up() && up()) {
            attempt(() -> hand.up(target, false));
        }
        return failed;
    }

    private void sysctls() {
        for (String setting : Snapshot.SYSCTLS) {
            String value = wanted.sysctls().get(setting);
            if (value != null
                    && !Sysctl.read(target.name(), setting)
                            .filter(value::equals)
                            .isPresent()) {
                attempt(() -> hand.sysctl(target, setting, value));
            }
        }
    }

    private void link() {
        LinkMessage now = hand.link(target.index()).orElseThrow();
        if (wanted.mtu().isPresent() && !wanted.mtu().equals(now.mtu())) {
            attempt(() -> hand.mtu(target, wanted.mtu().getAsInt()));
        }
        if (wanted.up() && !now.up()) {
            attempt(() -> hand.up(target, true));
        }
    }

    private boolean up() {
        return hand.link(target.index()).map(LinkMessage::up).orElse(false);
    }

    private void removeAddresses() {
        for (AddressMessage address : hand.addresses(target.index())) {
            if (wanted.addresses().stream().noneMatch(address::same) && !address.automatic()) {
                attempt(() -> hand.remove(target, address));
            }
        }
    }

    private void addAddresses() {
        List<AddressMessage> now = hand.addresses(target.index());
        for (AddressMessage address : wanted.addresses()) {
            if (now.stream().noneMatch(address::same) && !address.automatic()) {
                attempt(() -> hand.add(target, address));
            }
        }
    }

    private void removeRoutes() {
        for (RouteMessage route : hand.routes(target.index())) {
            if (wanted.routes().stream().noneMatch(route::same) && !route.automatic()) {
                attempt(() -> hand.remove(target, route));
            }
        }
    }

    /** Those that need no gateway first, since the others stand upon them. */
    private void addRoutes() {
        List<RouteMessage> now = hand.routes(target.index());
        wanted.routes().stream()
                .filter(route -> now.stream().noneMatch(route::same) && !route.automatic())
                .sorted(Comparator.comparing(RouteMessage::gatewayed))
                .forEach(route -> attempt(() -> hand.add(target, route)));
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (ConnectionException refused) {
            failed.add(String.valueOf(refused.getMessage()));
        }
    }
}
