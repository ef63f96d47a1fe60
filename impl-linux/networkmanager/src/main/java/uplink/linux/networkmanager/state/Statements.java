// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.Metered;
import uplink.profile.spi.Mark;

/**
 * What NetworkManager says of each device beyond its description: does it reach the internet, does it cost. Without an address to ask
 * (its default) it calls everything with a default route connected; that says nothing here.
 */
final class Statements {
    private static final long YES = 1;
    private static final long NO = 2;
    private static final long GUESS_YES = 3;
    private static final long GUESS_NO = 4;

    private final Mirror mirror;

    Statements(Mirror mirror) {
        this.mirror = mirror;
    }

    /** {@code links} by object path of the device. */
    List<Mark> of(Map<String, Link> links) {
        List<Mark> marks = new ArrayList<>();
        boolean looks = looks();
        links.forEach((path, link) -> {
            Fields device = mirror.of(path, Interfaces.DEVICE);
            Internet internet = looks ? internet(device) : Internet.UNKNOWN;
            if (internet != Internet.UNKNOWN) {
                marks.add(new Mark(link.key(), internet, Metered.UNKNOWN, Saved.ORIGIN));
            }
            long metered = device.number("Metered", 0);
            if (metered == YES || metered == NO) {
                marks.add(cost(link, metered == YES, Saved.ORIGIN));
            } else if (metered == GUESS_YES || metered == GUESS_NO) {
                marks.add(cost(link, metered == GUESS_YES, Saved.ORIGIN + " guess"));
            }
        });
        return marks;
    }

    private static Mark cost(Link link, boolean metered, String source) {
        return new Mark(link.key(), Internet.UNKNOWN, metered ? Metered.YES : Metered.NO, source);
    }

    private boolean looks() {
        Fields manager = mirror.of(Interfaces.ROOT, Interfaces.MANAGER);
        return manager.flag("ConnectivityCheckAvailable").orElse(false)
                && manager.flag("ConnectivityCheckEnabled").orElse(false)
                && manager.text("ConnectivityCheckUri").isPresent();
    }

    /** The better of the two families. */
    private static Internet internet(Fields device) {
        long best = Math.max(device.number("Ip4Connectivity", 0), device.number("Ip6Connectivity", 0));
        return switch ((int) best) {
            case 1 -> Internet.OFFLINE;
            case 2 -> Internet.PORTAL;
            case 3 -> Internet.LIMITED;
            case 4 -> Internet.ONLINE;
            default -> Internet.UNKNOWN;
        };
    }
}
