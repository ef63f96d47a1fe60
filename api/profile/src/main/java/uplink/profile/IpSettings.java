// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** What is wanted of one address family; Tizen {@code connection_profile_set_ip_…}. Immutable. */
@ProviderType
public interface IpSettings {
    /** Let the network decide. */
    IpSettings DYNAMIC = builder(IpMethod.DYNAMIC).build();
    /** The family is switched off. */
    IpSettings NONE = builder(IpMethod.NONE).build();

    /** {@link IpMethod#FIXED} and {@link IpMethod#UNKNOWN} can be seen, and not be wanted. */
    IpMethod method();

    /** Of {@link IpMethod#STATIC} at least one; of the others, further ones. Flags do not count. */
    List<LinkAddress> addresses();

    /** Next hop of the default route of a static family; within one of the networks of {@link #addresses()}, or link-local. */
    Optional<InetAddress> gateway();

    /** Where the name servers come from. */
    DnsMethod dnsMethod();

    /** Of {@link DnsMethod#STATIC} at least one, in the order of asking; of {@link DnsMethod#DYNAMIC}, further ones. */
    List<InetAddress> dnsServers();

    /** Domains to complete short names with. */
    List<String> searchDomains();

    /** Metric of its default route, 0 to 4294967295; empty to let the backend choose. */
    OptionalLong routeMetric();

    /** May this family carry the default route. */
    boolean defaultRoute();

    /** Of IPv6, shall temporary addresses hide who is asking; RFC 8981. Empty to leave what the system does. */
    Optional<Boolean> privacy();

    /** A copy to change. */
    default IpSettingsBuilder toBuilder() {
        return new IpSettingsBuilder(this);
    }

    /** Starts with no address, name servers from where the addresses come from, and the default route allowed. */
    static IpSettingsBuilder builder(IpMethod method) {
        return new IpSettingsBuilder(method);
    }
}
