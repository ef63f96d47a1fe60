// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One way of a route; Linux {@code struct rtnexthop}.
 *
 * @param index the interface's number
 * @param weight 1 to 256
 * @param gateway empty when the destination is on the link
 */
public record NextHop(int index, int weight, Optional<InetAddress> gateway) {}
