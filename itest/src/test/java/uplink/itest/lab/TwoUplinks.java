// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import uplink.profile.Family;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;

/**
 * A host with two uplinks to two servers that have the same addresses and answer with their own name: only a socket that is really
 * bound tells which one is reached. The default route leads to A.
 */
final class TwoUplinks implements Closeable {
    static final int PORT = 7007;
    static final String IPV4 = "198.51.100.1";
    static final String IPV6 = "2001:db8:ffff::1";
    static final String LINK_LOCAL = "fe80::1";

    final Lab host = Lab.open();
    final Lab a = Lab.open();
    final Lab b = Lab.open();
    final NamedServer serverA;
    final NamedServer serverB;
    private final List<Closeable> servers = new ArrayList<>();

    TwoUplinks() throws Exception {
        cable(a, "a0", "192.0.2.2", "192.0.2.1", "2001:db8:a::");
        cable(b, "b0", "192.0.2.6", "192.0.2.5", "2001:db8:b::");
        defaultBy(100, 200);
        serverA = serve(a, "A");
        serverB = serve(b, "B");
    }

    private void cable(Lab server, String port, String own, String peer, String net) {
        host.ip("link add " + port + " type veth peer name s0 netns " + server.name());
        host.ip("addr add " + own + "/30 dev " + port);
        host.ip("-6 addr add " + net + "2/64 dev " + port + " nodad");
        server.ip("link set s0 addrgenmode none");
        server.ip("addr add " + peer + "/30 dev s0");
        server.ip("-6 addr add " + net + "1/64 dev s0 nodad");
        server.ip("-6 addr add " + LINK_LOCAL + "/64 dev s0 nodad");
        server.ip("addr add " + IPV4 + "/32 dev lo");
        server.ip("-6 addr add " + IPV6 + "/128 dev lo nodad");
        host.ip("link set " + port + " addrgenmode none");
        host.ip("-6 addr add fe80::2/64 dev " + port + " nodad");
        host.ip("link set " + port + " up");
        server.ip("link set s0 up");
    }

    /** Routes by both, the one with the lower metric before all. */
    void defaultBy(int metricA, int metricB) {
        for (String family : List.of("-4", "-6")) {
            host.ip(family + " route flush default");
        }
        host.ip("route add default via 192.0.2.1 dev a0 metric " + metricA);
        host.ip("route add default via 192.0.2.5 dev b0 metric " + metricB);
        host.ip("-6 route add default via 2001:db8:a::1 dev a0 metric " + metricA);
        host.ip("-6 route add default via 2001:db8:b::1 dev b0 metric " + metricB);
    }

    /** A table of B's own for what leaves by it or from it, as it is made for managed links. */
    void rulesOfB() {
        host.ip("route add default via 192.0.2.5 dev b0 table 1002");
        host.ip("-6 route add default via 2001:db8:b::1 dev b0 table 1002");
        for (String rule : List.of("oif b0", "from 192.0.2.6")) {
            host.ip("rule add " + rule + " lookup 1002");
        }
        for (String rule : List.of("oif b0", "from 2001:db8:b::2")) {
            host.ip("-6 rule add " + rule + " lookup 1002");
        }
    }

    private NamedServer serve(Lab lab, String name) throws Exception {
        NamedServer server = lab.inside(() -> new NamedServer(name, PORT));
        servers.add(server);
        return server;
    }

    /** What a backend says of the uplink to B. */
    static Link linkB() throws Exception {
        return link("b0", "192.0.2.6", "2001:db8:b::2");
    }

    /** What a backend says of the uplink to A. */
    static Link linkA() throws Exception {
        return link("a0", "192.0.2.2", "2001:db8:a::2");
    }

    private static Link link(String name, String own, String own6) throws Exception {
        return Link.builder("name:" + name)
                .interfaceName(name)
                .kind(LinkKind.VIRTUAL)
                .enabled(true)
                .ip(Family.IPV4, state(own, 30))
                .ip(Family.IPV6, state(own6, 64))
                .build();
    }

    private static IpState state(String address, int length) throws Exception {
        InetAddress server = InetAddress.getByName(address.indexOf(':') < 0 ? IPV4 : IPV6);
        return IpState.builder()
                .addresses(List.of(LinkAddress.of(InetAddress.getByName(address), length)))
                .dnsServers(List.of(server))
                .build();
    }

    @Override
    public void close() throws IOException {
        for (Closeable server : servers) {
            server.close();
        }
        host.close();
        a.close();
        b.close();
    }
}
