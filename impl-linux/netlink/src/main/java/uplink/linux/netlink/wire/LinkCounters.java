// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

/** Linux {@code struct rtnl_link_stats64}, the first four; 64 bits each. */
public record LinkCounters(long receivedPackets, long sentPackets, long receivedBytes, long sentBytes) {
    /** Nothing counted. */
    public static final LinkCounters ZERO = new LinkCounters(0, 0, 0, 0);

    static LinkCounters read(Attributes attribute) {
        return new LinkCounters(attribute.u64(0), attribute.u64(8), attribute.u64(16), attribute.u64(24));
    }
}
