// SPDX-License-Identifier: Apache-2.0
package uplink.statistics.spi;

/**
 * What a link has carried since its counters began.
 *
 * @param receivedBytes Linux {@code rtnl_link_stats64.rx_bytes}
 * @param sentBytes Linux {@code tx_bytes}
 * @param receivedPackets Linux {@code rx_packets}
 * @param sentPackets Linux {@code tx_packets}
 * @param errors Linux {@code rx_errors} and {@code tx_errors} together
 * @param origin when and how they began
 */
public record Counters(
        long receivedBytes, long sentBytes, long receivedPackets, long sentPackets, long errors, Origin origin) {
    /** Of a backend that counts no errors and cannot tell when its counters began. */
    public Counters(long receivedBytes, long sentBytes, long receivedPackets, long sentPackets) {
        this(receivedBytes, sentBytes, receivedPackets, sentPackets, 0, Origin.UNKNOWN);
    }
}
