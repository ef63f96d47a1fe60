// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.example.ApacheHttp;
import uplink.example.EchoClient;
import uplink.example.EchoServer;
import uplink.example.HttpsUrl;
import uplink.example.JavaHttp;
import uplink.example.OkHttp;
import uplink.manager.Connections;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.profile.Family;
import uplink.profile.Profile;
import uplink.profile.Profiles;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.sim.Simulation;
import uplink.sockets.Network;
import uplink.testkit.Networks;
import uplink.testkit.Simulated;

/** Scenarios N5 to N9 of Tizen's guide on simulated networks: their bytes are real, carried by loopback. */
@Simulated
@Timeout(60)
class SeedSocketScenariosTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DEFAULT = "(uplink.default=true)";
    private static final String CELLULAR = "(uplink.technology=CELLULAR)";
    private static final String MESSAGE = "x".repeat(200);

    @TempDir
    private Path folder;

    @Test
    void n5AClientOfAnEchoServerInBothFamilies(Networks networks) throws Exception {
        Network network = networks.network(DEFAULT);
        for (Family family : Family.values()) {
            try (EchoServer server = new EchoServer(network, family, 0)) {
                InetAddress where = server.listener().getInetAddress();
                assertThat(Family.of(where)).isEqualTo(family);
                CompletableFuture<Long> served = serve(server);
                assertThat(new EchoClient(network)
                                .say(where.getHostAddress(), server.listener().getLocalPort(), MESSAGE))
                        .isEqualTo(MESSAGE);
                assertThat(served.join()).isEqualTo(MESSAGE.length());
            }
        }
    }

    @Test
    void n6AnEchoServerAtTheAddressOfTheCurrentProfile(Networks networks) throws Exception {
        Network current = networks.network(DEFAULT);
        Network other = networks.network("(uplink.technology=WIFI)");
        try (EchoServer server = new EchoServer(current, 0)) {
            assertThat(server.listener().getInetAddress().getHostAddress())
                    .as("stands for 192.0.2.10")
                    .isEqualTo("127.0.0.10");
            assertThatThrownBy(() -> new EchoServer(
                            current, Family.IPV4, server.listener().getLocalPort()))
                    .as("that port is taken there")
                    .isInstanceOf(IOException.class);
            InetAddress foreign =
                    other.link().ip(Family.IPV4).addresses().get(0).address();
            assertThatThrownBy(() -> current.serverSocketFactory().createServerSocket(0, 5, foreign))
                    .hasMessageEndingWith("is no address of sim:sim-eth0");
            CompletableFuture<Long> served = serve(server);
            assertThat(new EchoClient(current)
                            .say("127.0.0.10", server.listener().getLocalPort(), "short"))
                    .isEqualTo("short");
            assertThat(served.join()).isEqualTo(5);
        }
    }

    private static CompletableFuture<Long> serve(EchoServer server) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.serve();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @Test
    @Simulated(scenario = "cable out")
    void n7HttpsByCellularWhileAllElseStaysOnWifi(
            Simulation simulation, Connections connections, Profiles profiles, Networks networks) throws Exception {
        finish(simulation);
        Trust trust = new Trust(folder);
        try (NamedHttpServer https =
                new NamedHttpServer("S", loopback(trust.server().getServerSocketFactory()))) {
            String url = "https://server.example:" + https.port() + "/";
            Network wifi = networks.network(DEFAULT);
            OkHttp others = new OkHttp(wifi, trust.client(), trust.manager());
            assertThat(others.get(url)).isEqualTo("S");
            Lease lease = open(simulation, connections, "sim:sim-wwan0");
            Profile opened = profiles.find("sim:sim-wwan0").orElseThrow();
            assertThat(opened.interfaceName()).contains("sim-wwan0");
            Network cellular = networks.network(CELLULAR);
            OkHttp own = new OkHttp(cellular, trust.client(), trust.manager());
            assertThat(own.get(url) + others.get(url) + own.get(url)).isEqualTo("SSS");
            assertThat(https.peers).containsExactly("127.0.0.11", "127.0.0.12", "127.0.0.11", "127.0.0.12");
            assertThat(connections.status().type()).contains(Technology.WIFI);
            lease.close();
            Gateway.eventually("its end", () -> !cellular.alive());
            assertThatThrownBy(() -> own.get(url)).hasMessageContaining("sim:sim-wwan0: the network is gone");
            assertThat(others.get(url)).isEqualTo("S");
            own.close();
            others.close();
        }
    }

    private static Lease open(Simulation simulation, Connections connections, String id) {
        CompletableFuture<Lease> opening =
                connections.open(id, OpenOptions.DEFAULT.linger(Duration.ZERO)).toCompletableFuture();
        simulation.advance(Duration.ofSeconds(5));
        return opening.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void n8HttpByTheProxyOfTheProfile(Simulation simulation, Networks networks) throws Exception {
        Network network = networks.network(DEFAULT);
        Trust trust = new Trust(folder);
        OkHttp client = new OkHttp(network, trust.client(), trust.manager());
        try (NamedHttpServer proxy = new NamedHttpServer("P", loopback(ServerSocketFactory.getDefault()));
                NamedHttpServer far = new NamedHttpServer("F", loopback(ServerSocketFactory.getDefault()))) {
            String url = "http://far.example:" + far.port() + "/";
            simulation.play("proxy sim-eth0 manual proxy.example:" + proxy.port());
            finish(simulation);
            assertThat(client.get(url)).isEqualTo("P");
            assertThat(proxy.requests).containsExactly("GET " + url + " HTTP/1.1");
            simulation.play("proxy sim-eth0 auto http://192.0.2.1/proxy.pac");
            finish(simulation);
            assertThat(network.link().proxy().type()).isEqualTo(Proxy.Type.AUTO);
            assertThat(network.link().proxy().pac()).isEqualTo("http://192.0.2.1/proxy.pac");
            simulation.play("proxy sim-eth0 direct");
            finish(simulation);
            assertThat(client.get(url)).isEqualTo("F");
            assertThat(proxy.requests).hasSize(1);
        }
        client.close();
    }

    @Test
    void n9WithoutAConnectionEachExampleEndsWithTheReasonAndLeavesNothing(
            Simulation simulation, Connections connections, Networks networks) throws Exception {
        Network held = networks.network(DEFAULT);
        Trust trust = new Trust(folder);
        OkHttp okHttp = new OkHttp(held, trust.client(), trust.manager());
        CloseableHttpClient apache = ApacheHttp.of(held, trust.client());
        simulation.play(simulation.scenario("n9"));
        finish(simulation);
        assertThat(connections.status().type()).isEmpty();
        assertThat(networks.count("")).isZero();
        String url = "https://server.example:8443/";
        int descriptors = descriptors();
        for (Callable<?> each : List.<Callable<?>>of(
                () -> new EchoClient(held).say("server.example", 7, MESSAGE),
                () -> new EchoServer(held, 0),
                () -> new HttpsUrl(held, trust.client())
                        .get(URI.create(url.replace("server.example", "127.0.0.1"))
                                .toURL()),
                () -> new JavaHttp(held).get(URI.create(url)),
                () -> okHttp.get(url),
                () -> apache.execute(new HttpGet(url), new BasicHttpClientResponseHandler()))) {
            assertThatThrownBy(each::call).hasMessageContaining("sim:sim-eth0: the network is gone");
        }
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
        assertThat(held.lost()).isEqualTo(Optional.of("the network is gone"));
        okHttp.close();
        apache.close();
    }

    private static int descriptors() {
        return new File("/proc/self/fd").list().length;
    }

    private static ServerSocket loopback(ServerSocketFactory factory) throws IOException {
        return factory.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    private static void finish(Simulation simulation) {
        simulation.finish();
        simulation.awaitIdle(SOON);
    }
}
