// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;

/** Linux {@code struct rtnl_link_stats64}, the first six; 64 bits each. */
public record LinkCounters(
        long receivedPackets,
        long sentPackets,
        long receivedBytes,
        long sentBytes,
        long receivedErrors,
        long sentErrors) {
    /** Nothing counted. */
    public static final LinkCounters ZERO = new LinkCounters(0, 0, 0, 0, 0, 0);

    static LinkCounters read(Attributes attribute) {
        return new LinkCounters(
                attribute.u64(0),
                attribute.u64(8),
                attribute.u64(16),
                attribute.u64(24),
                attribute.u64(32),
                attribute.u64(40));
    }

    void write(ByteBuffer buffer) {
        buffer.putLong(receivedPackets).putLong(sentPackets);
        buffer.putLong(receivedBytes).putLong(sentBytes);
        buffer.putLong(receivedErrors).putLong(sentErrors);
    }
}
