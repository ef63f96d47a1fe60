// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import uplink.linux.kernel.dhcp.DhcpLease;
import uplink.linux.kernel.store.LinkRecord;
import uplink.linux.kernel.store.LinkRecords;
import uplink.profile.DhcpState;
import uplink.profile.DnsMethod;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkBuilder;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.spi.Manage;

/** Adds to what is seen what is wanted of the links that the operator has given. Safe for any thread. */
final class Managed {
    /** Origin of profiles on links that Uplink may change. */
    static final String ORIGIN = "uplink";

    private final Manage manage;
    private final LinkRecords records;
    private final Map<String, Failure> troubles = new ConcurrentHashMap<>();
    private final Map<String, Failure> drifts = new ConcurrentHashMap<>();
    private final Map<String, DhcpState> clients = new ConcurrentHashMap<>();
    private final Map<String, DhcpLease> leases = new ConcurrentHashMap<>();

    Managed(Manage manage, LinkRecords records) {
        this.manage = manage;
        this.records = records;
    }

    static String id(String key) {
        return ORIGIN + ":" + key;
    }

    Manage manage() {
        return manage;
    }

    /** Why the link was not connected; empty when it is. */
    void trouble(String key, Optional<Failure> failure) {
        put(troubles, key, failure);
    }

    /** What somebody else has changed; true when that is news. */
    boolean drift(String key, Optional<Failure> failure) {
        return put(drifts, key, failure);
    }

    private static boolean put(Map<String, Failure> failures, String key, Optional<Failure> failure) {
        Optional<Failure> before = failure.isPresent()
                ? Optional.ofNullable(failures.put(key, failure.get()))
                : Optional.ofNullable(failures.remove(key));
        return !before.equals(failure);
    }

    void dhcp(String key, DhcpState state, Optional<DhcpLease> lease) {
        clients.put(key, state);
        if (lease.isPresent()) {
            leases.put(key, lease.get());
        } else {
            leases.remove(key);
        }
    }

    Optional<DhcpLease> lease(String key) {
        return Optional.ofNullable(leases.get(key));
    }

    /** The link with what its settings and its lease say. */
    Link link(Link seen) {
        String name = seen.interfaceName().orElse("");
        Optional<ProfileSettings> settings = records.of(seen.key()).settings();
        if (!manage.covers(seen.key(), name) || settings.isEmpty()) {
            return seen;
        }
        LinkBuilder link = seen.toBuilder()
                .proxy(settings.get().proxy())
                .metered(settings.get().metered());
        for (Family family : Family.values()) {
            link.ip(family, ip(seen, family, settings.get().ip(family)));
        }
        return link.build();
    }

    private IpState ip(Link seen, Family family, IpSettings wanted) {
        IpState.Builder ip = seen.ip(family).toBuilder();
        boolean any = !seen.ip(family).addresses().isEmpty();
        if (any || wanted.method() == IpMethod.NONE) {
            ip.method(wanted.method());
        }
        if (wanted.dnsMethod() == DnsMethod.STATIC) {
            ip.dnsServers(wanted.dnsServers()).dnsMethod(DnsMethod.STATIC).searchDomains(wanted.searchDomains());
        }
        if (family == Family.IPV4 && wanted.method() == IpMethod.DYNAMIC) {
            lease(seen.key(), wanted, ip);
        }
        return ip.build();
    }

    private void lease(String key, IpSettings wanted, IpState.Builder ip) {
        ip.dhcp(clients.getOrDefault(key, DhcpState.UNKNOWN));
        lease(key).ifPresent(lease -> {
            ip.dhcpLease(lease.duration());
            lease.server().ifPresent(ip::dhcpServer);
            if (wanted.dnsMethod() == DnsMethod.DYNAMIC && !lease.dnsServers().isEmpty()) {
                List<InetAddress> servers = new ArrayList<>(lease.dnsServers());
                servers.addAll(wanted.dnsServers());
                ip.dnsServers(servers).dnsMethod(DnsMethod.DYNAMIC).searchDomains(lease.domains());
            }
        });
    }

    /** The profile of a link: a managed one where the operator has given the link, else as it was observed. */
    Profile profile(Link link, ObservedProfiles observed) {
        if (!manage.covers(link.key(), link.interfaceName().orElse(""))) {
            return observed.of(KernelBackend.NAME + ":" + link.key(), link).build();
        }
        LinkRecord record = records.of(link.key());
        return observed.of(id(link.key()), link)
                .managed(true)
                .saved(record.settings().isPresent())
                .revision(record.revision())
                .name(record.settings()
                        .map(ProfileSettings::name)
                        .orElseGet(() -> link.interfaceName().orElse(link.key())))
                .lastFailure(Optional.ofNullable(troubles.get(link.key()))
                        .or(() -> Optional.ofNullable(drifts.get(link.key()))))
                .build();
    }

    /** Saved profiles of links that are not there. */
    List<Profile> absent(Set<String> present) {
        List<Profile> absent = new ArrayList<>();
        records.all()
                .forEach((key, record) -> record.settings()
                        .filter(settings -> !present.contains(key))
                        .ifPresent(settings -> absent.add(absent(key, record, settings))));
        return absent;
    }

    private Profile absent(String key, LinkRecord record, ProfileSettings settings) {
        return Profile.builder(id(key), settings.technology())
                .name(settings.name())
                .state(ProfileState.DISCONNECTED)
                .state(Family.IPV4, ProfileState.DISCONNECTED)
                .state(Family.IPV6, ProfileState.DISCONNECTED)
                .managed(manage.covers(key, settings.interfaceName().orElse("")))
                .saved(true)
                .revision(record.revision())
                .present(false)
                .build();
    }
}
