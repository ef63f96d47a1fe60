// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects {@link IpSettings}. What contradicts itself is told when the whole {@link ProfileSettings} is built. */
public final class IpSettingsBuilder {
    private IpMethod method;
    private List<LinkAddress> addresses = List.of();
    private Optional<InetAddress> gateway = Optional.empty();
    private DnsMethod dnsMethod;
    private List<InetAddress> dnsServers = List.of();
    private List<String> searchDomains = List.of();
    private OptionalLong routeMetric = OptionalLong.empty();
    private boolean defaultRoute = true;
    private Optional<Boolean> privacy = Optional.empty();

    IpSettingsBuilder(IpMethod method) {
        this.method = method;
        dnsMethod = method == IpMethod.DYNAMIC || method == IpMethod.AUTO ? DnsMethod.DYNAMIC : DnsMethod.NONE;
    }

    IpSettingsBuilder(IpSettings from) {
        method = from.method();
        addresses = from.addresses();
        gateway = from.gateway();
        dnsMethod = from.dnsMethod();
        dnsServers = from.dnsServers();
        searchDomains = from.searchDomains();
        routeMetric = from.routeMetric();
        defaultRoute = from.defaultRoute();
        privacy = from.privacy();
    }

    /** Sets {@link IpSettings#method()}, and forgets nothing else. */
    public IpSettingsBuilder method(IpMethod value) {
        method = value;
        return this;
    }

    /** Sets {@link IpSettings#addresses()}. */
    public IpSettingsBuilder addresses(List<LinkAddress> value) {
        addresses = List.copyOf(value);
        return this;
    }

    /** Sets {@link IpSettings#gateway()}. */
    public IpSettingsBuilder gateway(Optional<InetAddress> value) {
        gateway = value;
        return this;
    }

    /** Sets {@link IpSettings#dnsMethod()} and {@link IpSettings#dnsServers()}. */
    public IpSettingsBuilder dns(DnsMethod from, List<InetAddress> servers) {
        dnsMethod = from;
        dnsServers = List.copyOf(servers);
        return this;
    }

    /** Sets {@link IpSettings#searchDomains()}. */
    public IpSettingsBuilder searchDomains(List<String> value) {
        searchDomains = List.copyOf(value);
        return this;
    }

    /** Sets {@link IpSettings#routeMetric()}. */
    public IpSettingsBuilder routeMetric(OptionalLong value) {
        routeMetric = value;
        return this;
    }

    /** Sets {@link IpSettings#defaultRoute()}. */
    public IpSettingsBuilder defaultRoute(boolean value) {
        defaultRoute = value;
        return this;
    }

    /** Sets {@link IpSettings#privacy()}. */
    public IpSettingsBuilder privacy(Optional<Boolean> value) {
        privacy = value;
        return this;
    }

    /** The finished settings, unchecked. */
    public IpSettings build() {
        return new IpSettingsValue(
                method, addresses, gateway, dnsMethod, dnsServers, searchDomains, routeMetric, defaultRoute, privacy);
    }
}
