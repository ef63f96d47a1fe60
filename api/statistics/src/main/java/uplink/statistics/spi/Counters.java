// SPDX-License-Identifier: Apache-2.0
package uplink.statistics.spi;

/**
 * What a link has carried since its interface exists; 64 bits each. They start over when the interface is made again.
 *
 * @param receivedBytes Linux {@code rtnl_link_stats64.rx_bytes}
 * @param sentBytes Linux {@code tx_bytes}
 * @param receivedPackets Linux {@code rx_packets}
 * @param sentPackets Linux {@code tx_packets}
 */
public record Counters(long receivedBytes, long sentBytes, long receivedPackets, long sentPackets) {}
