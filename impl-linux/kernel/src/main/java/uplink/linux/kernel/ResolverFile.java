// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;

/** Writes the resolver's configuration, which the operator has given to Uplink: servers of the best network first. */
final class ResolverFile {
    private static final Logger LOG = LoggerFactory.getLogger(ResolverFile.class);
    private static final String HEAD = "# Written by Uplink, which the operator has told to; changes are lost.\n";

    private final Path file;
    private String written = "";

    ResolverFile(Path file) {
        this.file = file;
    }

    /** Writes what follows from what is seen, when that is news; keeps the last servers when no network has any. */
    void follow(Seen seen) {
        String text = text(seen);
        if (text.isEmpty() || text.equals(written)) {
            return;
        }
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".uplink");
            Files.writeString(fresh, HEAD + text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = text;
        } catch (IOException failed) {
            LOG.warn("{} cannot be written: {}", file, failed.getMessage());
        }
    }

    private static String text(Seen seen) {
        Set<String> servers = new LinkedHashSet<>();
        Set<String> domains = new LinkedHashSet<>();
        for (Link link : ordered(seen)) {
            for (Family family : Family.values()) {
                IpState ip = link.ip(family);
                if (ip.dnsMethod() == DnsMethod.STATIC || ip.dnsMethod() == DnsMethod.DYNAMIC) {
                    ip.dnsServers().forEach(server -> servers.add(LinkAddress.host(server)));
                    domains.addAll(ip.searchDomains());
                }
            }
        }
        if (servers.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        if (!domains.isEmpty()) {
            text.append("search ").append(String.join(" ", domains)).append('\n');
        }
        servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
        return text.toString();
    }

    /** Managed and connected links, that of the best default route first. */
    private static List<Link> ordered(Seen seen) {
        Map<String, Long> metrics = new TreeMap<>();
        seen.layer().routes().orElse(List.of()).stream()
                .filter(route -> route.isDefault() && route.table() == Route.MAIN)
                .forEach(route -> metrics.merge(route.link(), route.metric(), Math::min));
        List<Link> links = new ArrayList<>();
        for (Profile profile : seen.layer().profiles()) {
            if (profile.managed() && profile.state() == ProfileState.CONNECTED) {
                profile.link().flatMap(seen::link).ifPresent(links::add);
            }
        }
        links.sort(Comparator.comparingLong(link -> metrics.getOrDefault(link.key(), Long.MAX_VALUE)));
        return links;
    }
}
