// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uplink.profile.DnsMethod;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpSettingsBuilder;
import uplink.profile.LinkAddress;

/** What was typed of one address family. A new method forgets addresses and gateway of the old one, unless they are typed too. */
final class IpDraft {
    private final IpSettings before;
    private @Nullable IpMethod method;
    private @Nullable List<LinkAddress> addresses;
    private @Nullable Optional<InetAddress> gateway;
    private @Nullable List<InetAddress> dns;
    private @Nullable DnsMethod dnsMethod;
    private @Nullable List<String> search;
    private @Nullable OptionalLong metric;
    private @Nullable Boolean defaultRoute;

    IpDraft(IpSettings before) {
        this.before = before;
    }

    void method(IpMethod value) {
        method = value;
    }

    void addresses(List<LinkAddress> value) {
        addresses = value;
    }

    void gateway(Optional<InetAddress> value) {
        gateway = value;
    }

    void dns(List<InetAddress> value) {
        dns = value;
    }

    void dnsMethod(DnsMethod value) {
        dnsMethod = value;
    }

    void search(List<String> value) {
        search = value;
    }

    void metric(OptionalLong value) {
        metric = value;
    }

    void defaultRoute(boolean value) {
        defaultRoute = value;
    }

    IpSettings build() {
        boolean another = method != null && method != before.method();
        IpSettingsBuilder builder = before.toBuilder();
        if (another && method != null) {
            builder.method(method).addresses(List.of()).gateway(Optional.empty());
        }
        if (addresses != null) {
            builder.addresses(addresses);
        }
        if (gateway != null) {
            builder.gateway(gateway);
        }
        if (search != null) {
            builder.searchDomains(search);
        }
        if (metric != null) {
            builder.routeMetric(metric);
        }
        if (defaultRoute != null) {
            builder.defaultRoute(defaultRoute);
        }
        List<InetAddress> servers =
                dns != null ? dns : another && method == IpMethod.NONE ? List.of() : before.dnsServers();
        return builder.dns(source(another, servers), servers).build();
    }

    /** Where name servers come from: as typed; else by hand where some are typed, else as the method has it. */
    private DnsMethod source(boolean another, List<InetAddress> servers) {
        if (dnsMethod != null) {
            return dnsMethod;
        }
        if (dns != null && !dns.isEmpty()) {
            return DnsMethod.STATIC;
        }
        if (dns == null && (!another || !servers.isEmpty() && before.dnsMethod() == DnsMethod.STATIC)) {
            return before.dnsMethod();
        }
        IpMethod now = method == null ? before.method() : method;
        return now == IpMethod.DYNAMIC || now == IpMethod.AUTO ? DnsMethod.DYNAMIC : DnsMethod.NONE;
    }
}
