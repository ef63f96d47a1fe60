// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

record IpSettingsValue(
        IpMethod method,
        List<LinkAddress> addresses,
        Optional<InetAddress> gateway,
        DnsMethod dnsMethod,
        List<InetAddress> dnsServers,
        List<String> searchDomains,
        OptionalLong routeMetric,
        boolean defaultRoute,
        Optional<Boolean> privacy)
        implements IpSettings {}
