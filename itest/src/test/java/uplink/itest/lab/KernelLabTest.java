// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.netlink.Sysfs;
import uplink.profile.Carrier;
import uplink.profile.Fact;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.Technology;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;

/** The kernel backend against a real kernel, in a namespace of its own. */
class KernelLabTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path files;

    private final BlockingQueue<Layer> layers = new LinkedBlockingQueue<>();
    private Lab lab;
    private KernelBackend backend;
    private Path resolvConf;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set up0 address 02:00:5e:00:53:01");
        resolvConf = Files.writeString(files.resolve("resolv.conf"), "nameserver 192.0.2.53\nsearch lan.example\n");
        backend = new KernelBackend(new Sysfs(files.resolve("none")), resolvConf);
    }

    @AfterEach
    void close() {
        if (backend != null) {
            backend.stop();
            lab.close();
        }
    }

    @Test
    void agreesWithIpAboutLinksAddressesAndRoutes() throws Exception {
        lab.ip("link add br0 type bridge");
        lab.ip("tuntap add tun0 mode tun");
        lab.ip("tuntap add tap0 mode tap");
        lab.ip("link add mv0 link up0 type macvlan mode bridge");
        connect();
        lab.ip("addr add 198.51.100.9/25 dev up0");
        lab.ip("addr add 2001:db8:1::9/64 dev br0 nodad");
        lab.ip("link set br0 up mtu 1400");
        lab.ip("route add 203.0.113.0/24 via 192.0.2.1 metric 50");
        lab.ip("route add 2001:db8:9::/48 via 2001:db8::1");
        Layer layer = start();
        assertThat(links(layer)).isEqualTo(linksByIp());
        assertThat(addresses(layer)).isEqualTo(addressesByIp());
        assertThat(routes(layer)).isEqualTo(routesByIp());
        assertThat(link(layer, "tun0").kind()).isEqualTo(LinkKind.TUNNEL);
        assertThat(link(layer, "tun0").technology()).isEqualTo(Technology.OTHER);
        assertThat(link(layer, "tap0").kind()).isEqualTo(LinkKind.TUNNEL);
        assertThat(link(layer, "mv0").kind()).isEqualTo(LinkKind.VLAN);
        assertThat(link(layer, "mv0").technology()).isEqualTo(Technology.ETHERNET);
        assertThat(link(layer, "mv0").underlying()).contains("veth:up0");
        assertThat(link(layer, "br0").kind()).isEqualTo(LinkKind.BRIDGE);
        assertThat(link(layer, "up0").underlying()).isEmpty();
        assertThat(link(layer, "lo").kind()).isEqualTo(LinkKind.LOOPBACK);
    }

    @Test
    void describesAConnectedPort() throws Exception {
        connect();
        Layer layer = start();
        Link link = link(layer, "up0");
        assertThat(link.key()).isEqualTo("veth:up0");
        assertThat(link.mac()).hasToString("Optional[02:00:5e:00:53:01]");
        assertThat(link.technology()).isEqualTo(Technology.ETHERNET);
        assertThat(link.carrier()).isEqualTo(Carrier.ATTACHED);
        assertThat(link.ip(Family.IPV4).gateways())
                .extracting(LinkAddress::host)
                .containsExactly("192.0.2.1");
        assertThat(link.ip(Family.IPV4).dnsServers())
                .extracting(LinkAddress::host)
                .containsExactly("192.0.2.53");
        assertThat(link.ip(Family.IPV6).gateways())
                .extracting(LinkAddress::host)
                .containsExactly("2001:db8::1");
        Profile profile = profile(layer, "up0");
        assertThat(profile.state()).isEqualTo(ProfileState.CONNECTED);
        assertThat(profile.id()).isEqualTo("kernel:veth:up0");
        assertThat(profile.connectCount()).isEqualTo(1);
    }

    @Test
    void everyChangeIsALayer() throws Exception {
        connect();
        start();
        lab.ip("addr add 198.51.100.9/25 dev up0");
        until(layer -> addresses(layer).contains("up0 198.51.100.9/25"));
        lab.ip("addr del 198.51.100.9/25 dev up0");
        until(layer -> !addresses(layer).contains("up0 198.51.100.9/25"));
        lab.ip("route add 203.0.113.0/24 via 192.0.2.1 metric 50");
        until(layer -> routes(layer).contains("up0 203.0.113.0/24 192.0.2.1 50"));
        lab.ip("route del 203.0.113.0/24 via 192.0.2.1 metric 50");
        until(layer -> !routes(layer).contains("up0 203.0.113.0/24 192.0.2.1 50"));
        lab.ip("route replace default via 192.0.2.1 metric 7 dev up0");
        until(layer -> routes(layer).contains("up0 0.0.0.0/0 192.0.2.1 7"));
        lab.ip("link set up0 mtu 1300");
        until(layer -> link(layer, "up0").mtuBytes().orElse(0) == 1300);
        lab.ip("link add dum0 type bridge");
        until(layer -> names(layer).contains("dum0"));
        lab.ip("link set dum0 name dum1");
        until(layer -> names(layer).contains("dum1") && !names(layer).contains("dum0"));
        lab.ip("link del dum1");
        until(layer -> !names(layer).contains("dum1"));
    }

    @Test
    void aFlapIsCountedAndConnectsAgain() throws Exception {
        connect();
        long before = link(start(), "up0").carrierChanges();
        lab.ip("link set far0 down");
        Layer down = until(layer -> link(layer, "up0").carrier() == Carrier.DETACHED);
        assertThat(profile(down, "up0").state()).isEqualTo(ProfileState.DISCONNECTED);
        lab.ip("link set far0 up");
        Layer up = until(layer -> profile(layer, "up0").state() == ProfileState.CONNECTED
                && link(layer, "up0").carrier() == Carrier.ATTACHED);
        assertThat(link(up, "up0").carrierChanges()).isEqualTo(before + 2);
        assertThat(profile(up, "up0").connectCount()).isEqualTo(2);
    }

    @Test
    void aLinkThatGoesDownLosesItsRoutesThoughNobodySaysSo() throws Exception {
        connect();
        start();
        lab.ip("link set up0 down");
        Layer down =
                until(layer -> !link(layer, "up0").enabled() && routes(layer).equals(routesByIp()));
        assertThat(down.routes().orElseThrow()).noneMatch(route -> route.isDefault() && route.family() == Family.IPV4);
    }

    @Test
    void newNameServersAreSeen() throws Exception {
        connect();
        start();
        Files.writeString(resolvConf, "nameserver 192.0.2.54\n");
        Layer layer = until(one -> link(one, "up0").ip(Family.IPV4).dnsServers().stream()
                .anyMatch(server -> server.getHostAddress().equals("192.0.2.54")));
        assertThat(link(layer, "up0").source(Fact.DNS)).isEqualTo("resolv.conf");
    }

    @Test
    void aStormOfChangesEndsInTheTruth() throws Exception {
        connect();
        start();
        Path batch = files.resolve("batch");
        StringBuilder commands = new StringBuilder();
        for (int round = 0; round < 4000; round++) {
            commands.append("addr add 198.51.100.").append(1 + round % 200).append("/24 dev up0\n");
            commands.append("addr del 198.51.100.").append(1 + round % 200).append("/24 dev up0\n");
        }
        commands.append("addr add 198.51.100.250/24 dev up0\n");
        Files.writeString(batch, commands);
        lab.ip("-batch " + batch);
        Layer last = until(layer -> addresses(layer).contains("up0 198.51.100.250/24"));
        assertThat(addresses(last)).isEqualTo(addressesByIp());
    }

    @Test
    void stopLeavesNoThread() throws Exception {
        connect();
        start();
        backend.stop();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("uplink-netlink", "uplink-resolver");
    }

    private void connect() {
        lab.ip("link set far0 up");
        lab.ip("link set up0 up");
        lab.ip("addr add 192.0.2.2/24 dev up0");
        lab.ip("addr add 2001:db8::2/64 dev up0 nodad");
        lab.ip("route add default via 192.0.2.1 metric 100 proto dhcp");
        lab.ip("-6 route add default via 2001:db8::1 metric 100");
    }

    private Layer start() throws Exception {
        lab.inside(() -> {
            backend.start(new LayerSink() {
                @Override
                public void publish(Layer layer) {
                    layers.add(layer);
                }

                @Override
                public void withdraw(String why) {
                    throw new AssertionError(why);
                }
            });
            return true;
        });
        Layer first = layers.poll(5, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        return first;
    }

    private Layer until(Predicate<Layer> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            Layer layer = layers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(layer).as("a layer that meets the condition").isNotNull();
            if (condition.test(layer)) {
                return layer;
            }
        }
    }

    private static List<String> names(Layer layer) {
        return layer.links().stream()
                .flatMap(link -> link.interfaceName().stream())
                .toList();
    }

    private static Link link(Layer layer, String name) {
        return layer.links().stream()
                .filter(link -> link.interfaceName().orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Profile profile(Layer layer, String name) {
        return layer.profiles().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> links(Layer layer) {
        Set<String> all = new TreeSet<>();
        for (Link link : layer.links()) {
            all.add(link.interfaceName().orElseThrow() + " " + link.mtuBytes().orElseThrow() + " "
                    + (link.enabled() ? "UP" : "DOWN") + " "
                    + link.mac().map(Object::toString).orElse("00:00:00:00:00:00"));
        }
        return all;
    }

    private Set<String> linksByIp() {
        Set<String> all = new TreeSet<>();
        for (JsonNode link : json("-j link")) {
            boolean up = link.get("flags").toString().contains("\"UP\"");
            all.add(link.get("ifname").asText() + " " + link.get("mtu").asInt() + " " + (up ? "UP" : "DOWN") + " "
                    + link.path("address").asText("00:00:00:00:00:00"));
        }
        return all;
    }

    private static Set<String> addresses(Layer layer) {
        Set<String> all = new TreeSet<>();
        for (Link link : layer.links()) {
            for (Family family : Family.values()) {
                link.ip(family)
                        .addresses()
                        .forEach(one -> all.add(link.interfaceName().orElseThrow() + " " + one));
            }
        }
        return all;
    }

    private Set<String> addressesByIp() {
        Set<String> all = new TreeSet<>();
        for (JsonNode link : json("-j addr")) {
            for (JsonNode address : link.get("addr_info")) {
                all.add(link.get("ifname").asText() + " " + address.get("local").asText() + "/"
                        + address.get("prefixlen").asInt());
            }
        }
        return all;
    }

    private static Set<String> routes(Layer layer) {
        Set<String> all = new TreeSet<>();
        for (Route route : layer.routes().orElseThrow()) {
            Link link = layer.links().stream()
                    .filter(one -> one.key().equals(route.link()))
                    .findFirst()
                    .orElseThrow();
            all.add(link.interfaceName().orElseThrow() + " " + route.destination() + " "
                    + route.gateway().map(LinkAddress::host).orElse("-") + " " + route.metric());
        }
        return all;
    }

    private Set<String> routesByIp() {
        Set<String> all = new TreeSet<>();
        List<JsonNode> routes = new ArrayList<>();
        json("-j -4 route show table main").forEach(routes::add);
        json("-j -6 route show table main").forEach(routes::add);
        for (JsonNode route : routes) {
            String destination = route.get("dst").asText();
            boolean ipv6 = destination.contains(":") || route.toString().contains("pref");
            String everything = ipv6 ? "::/0" : "0.0.0.0/0";
            String host = destination + (destination.contains("/") ? "" : ipv6 ? "/128" : "/32");
            all.add(route.get("dev").asText() + " " + (destination.equals("default") ? everything : host) + " "
                    + route.path("gateway").asText("-") + " "
                    + route.path("metric").asLong(0));
        }
        return all;
    }

    private JsonNode json(String words) {
        try {
            return JSON.readTree(lab.ip(words));
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
