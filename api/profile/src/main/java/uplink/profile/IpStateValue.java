// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

record IpStateValue(
        IpMethod method,
        List<LinkAddress> addresses,
        List<InetAddress> gateways,
        List<InetAddress> dnsServers,
        List<String> searchDomains,
        DnsMethod dnsMethod,
        DhcpState dhcp,
        Optional<InetAddress> dhcpServer,
        Optional<Duration> dhcpLease)
        implements IpState {}
