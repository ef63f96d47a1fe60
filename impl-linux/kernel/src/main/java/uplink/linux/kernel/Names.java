// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.linux.netlink.ResolvConf;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpState;

/**
 * Where one link's name servers come from.
 *
 * @param resolver the machine's resolver configuration, of the link of the best default route; else empty
 * @param routerServers advertised by routers on the link
 * @param routerDomains advertised by routers on the link
 */
record Names(Optional<ResolvConf> resolver, List<InetAddress> routerServers, List<String> routerDomains) {
    /** Adds the name servers of {@code family}: the resolver's, since they are asked, before the routers'. */
    void addTo(IpState.Builder ip, Family family) {
        List<InetAddress> asked = new ArrayList<>();
        for (InetAddress server : resolver.map(ResolvConf::servers).orElse(List.of())) {
            if (Family.of(server) == family) {
                asked.add(server);
            }
        }
        if (!asked.isEmpty()) {
            ip.dnsServers(asked).searchDomains(resolver.orElseThrow().search());
        } else if (family == Family.IPV6 && !routerServers.isEmpty()) {
            ip.dnsServers(routerServers).searchDomains(routerDomains).dnsMethod(DnsMethod.DYNAMIC);
        }
    }

    /** What is asked first: the machine's resolver configuration, or a router's advertisement. */
    Optional<String> source() {
        if (resolver.filter(conf -> !conf.servers().isEmpty()).isPresent()) {
            return Optional.of("resolv.conf");
        }
        return routerServers.isEmpty() ? Optional.empty() : Optional.of("ra");
    }
}
