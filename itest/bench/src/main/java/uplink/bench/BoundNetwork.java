// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import uplink.linux.kernel.KernelBinder;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.service.sockets.LiveNetwork;
import uplink.service.sockets.Seen;
import uplink.service.sockets.Tying;

/** The network behind {@code up0}, made of what ships. */
final class BoundNetwork {
    private BoundNetwork() {}

    static LiveNetwork preferring(Family preferred) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        Link link = Link.builder("veth:up0")
                .interfaceName("up0")
                .enabled(true)
                .ip(Family.IPV4, ip(Namespace.HOST, 24))
                .ip(Family.IPV6, ip(Namespace.HOST6, 64))
                .build();
        Tying tying = new Tying(List.of(Map.entry(Map.of("uplink.backend", "kernel"), new KernelBinder())));
        return new LiveNetwork(new Seen(link, Set.of()), tying, preferred, threads);
    }

    private static IpState ip(String own, int length) throws IOException {
        return IpState.builder()
                .addresses(List.of(LinkAddress.of(InetAddress.getByName(own), length)))
                .dnsServers(length == 24 ? List.of(InetAddress.getByName(Namespace.SERVER)) : List.of())
                .build();
    }
}
