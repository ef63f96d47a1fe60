// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.util.Set;
import uplink.profile.Family;
import uplink.profile.Link;

/**
 * What a network is built on.
 *
 * @param link as it is now
 * @param routed families in which packets with an address of the link leave by the link
 */
public record Seen(Link link, Set<Family> routed) {
    public Seen {
        routed = Set.copyOf(routed);
    }
}
