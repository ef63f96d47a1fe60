// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What one address family of a link or profile is set to right now; Tizen {@code connection_profile_get_ip_…}. Immutable.
 *
 * <p>Lists are never {@code null}, and in the order of preference. Nothing known is an empty list and {@code UNKNOWN}, never a
 * made-up {@code 0.0.0.0}.
 */
@ProviderType
public interface IpState {
    /** Nothing is known of this family. */
    IpState UNKNOWN = builder().build();

    /** Where the addresses come from. */
    IpMethod method();

    /** Every address, those of the widest use first, as the kernel lists them. */
    List<LinkAddress> addresses();

    /** Next hops of the default routes, best metric first. */
    List<InetAddress> gateways();

    /** Name servers, the one to ask first in front; any number. */
    List<InetAddress> dnsServers();

    /** Domains to complete short names with, RFC 1123. */
    List<String> searchDomains();

    /** Where the name servers come from. */
    DnsMethod dnsMethod();

    /** Where the address client is. */
    DhcpState dhcp();

    /** The server that gave the lease; Tizen {@code connection_profile_get_dhcp_server_address}. */
    Optional<InetAddress> dhcpServer();

    /** How long the lease was given for, counted from when it was given; Tizen {@code …_get_dhcp_lease_duration}. */
    Optional<Duration> dhcpLease();

    /** A copy to change. */
    default Builder toBuilder() {
        return new Builder(this);
    }

    /** Starts with nothing known. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts. Not for use by several threads. */
    final class Builder {
        private IpMethod method = IpMethod.UNKNOWN;
        private List<LinkAddress> addresses = List.of();
        private List<InetAddress> gateways = List.of();
        private List<InetAddress> dnsServers = List.of();
        private List<String> searchDomains = List.of();
        private DnsMethod dnsMethod = DnsMethod.UNKNOWN;
        private DhcpState dhcp = DhcpState.UNKNOWN;
        private Optional<InetAddress> dhcpServer = Optional.empty();
        private Optional<Duration> dhcpLease = Optional.empty();

        private Builder() {}

        private Builder(IpState from) {
            method = from.method();
            addresses = from.addresses();
            gateways = from.gateways();
            dnsServers = from.dnsServers();
            searchDomains = from.searchDomains();
            dnsMethod = from.dnsMethod();
            dhcp = from.dhcp();
            dhcpServer = from.dhcpServer();
            dhcpLease = from.dhcpLease();
        }

        /** Sets {@link IpState#method()}. */
        public Builder method(IpMethod value) {
            method = value;
            return this;
        }

        /** Sets {@link IpState#addresses()}. */
        public Builder addresses(List<LinkAddress> value) {
            addresses = List.copyOf(value);
            return this;
        }

        /** Sets {@link IpState#gateways()}. */
        public Builder gateways(List<InetAddress> value) {
            gateways = List.copyOf(value);
            return this;
        }

        /** Sets {@link IpState#dnsServers()}. */
        public Builder dnsServers(List<InetAddress> value) {
            dnsServers = List.copyOf(value);
            return this;
        }

        /** Sets {@link IpState#searchDomains()}. */
        public Builder searchDomains(List<String> value) {
            searchDomains = List.copyOf(value);
            return this;
        }

        /** Sets {@link IpState#dnsMethod()}. */
        public Builder dnsMethod(DnsMethod value) {
            dnsMethod = value;
            return this;
        }

        /** Sets {@link IpState#dhcp()}. */
        public Builder dhcp(DhcpState value) {
            dhcp = value;
            return this;
        }

        /** Sets {@link IpState#dhcpServer()}. */
        public Builder dhcpServer(InetAddress value) {
            dhcpServer = Optional.of(value);
            return this;
        }

        /** Sets {@link IpState#dhcpLease()}. */
        public Builder dhcpLease(Duration value) {
            dhcpLease = Optional.of(value);
            return this;
        }

        /** The finished value. */
        public IpState build() {
            return new IpStateValue(
                    method, addresses, gateways, dnsServers, searchDomains, dnsMethod, dhcp, dhcpServer, dhcpLease);
        }
    }
}
