// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.View;
import uplink.service.probe.http.Url;
import uplink.sockets.Network;
import uplink.sockets.spi.SocketBinder;

/**
 * What is examined.
 *
 * @param view all that is known
 * @param key of the link
 * @param network that link as a service; empty when it is none
 * @param goal what is to be reached
 * @param trust whose certificates are believed
 * @param binders tell of hosts on links
 */
public record Case(
        View view,
        String key,
        Optional<Network> network,
        Goal goal,
        SSLContext trust,
        Collection<SocketBinder> binders) {
    /**
     * What is to be reached.
     *
     * @param url empty when nobody has said: then the way to the name servers is examined
     * @param probe it is a target of the probe, which answers 204 and nothing else
     */
    public record Goal(Optional<Url> url, boolean probe) {}

    Optional<Link> link() {
        return view.link(key);
    }

    /** What people call the link. */
    String name() {
        return link().flatMap(Link::interfaceName).orElse(key);
    }

    Optional<Profile> profile() {
        return view.profiles().stream()
                .filter(one -> one.link().filter(key::equals).isPresent())
                .findFirst();
    }

    /** What stands for the link in a command: its profile's id, where one is known. */
    String id() {
        return profile().flatMap(Profile::interfaceName).orElseGet(this::name);
    }

    /** Families that have a usable address. */
    List<Family> families() {
        return Stream.of(Family.values())
                .filter(family -> link().stream()
                        .flatMap(link -> link.ip(family).addresses().stream())
                        .anyMatch(LinkAddress::usable))
                .toList();
    }

    List<InetAddress> servers() {
        return Stream.of(Family.values())
                .flatMap(family -> link().stream().flatMap(link -> link.ip(family).dnsServers().stream()))
                .distinct()
                .toList();
    }
}
