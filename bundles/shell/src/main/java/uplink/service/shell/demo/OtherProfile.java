// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import uplink.cellular.CellularProfile;
import uplink.cellular.ServiceType;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.profile.ConnectionException;
import uplink.profile.Family;
import uplink.profile.OpenFailedException;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.sockets.Network;

/** Section G: another network than the current one, opened and used while the current one stays. */
final class OtherProfile {
    private static final String MOBILE = "sim-wwan0";
    private static final String SITE = "www.tizen.org";

    private final Stage stage;
    private final Guide guide;
    private final Workbench bench;
    private final BlockingQueue<InetAddress> callers = new LinkedBlockingQueue<>();

    OtherProfile(Stage stage, Guide guide, Workbench bench) {
        this.stage = stage;
        this.guide = guide;
        this.bench = bench;
    }

    void walk() {
        guide.chapter("G", "Changing the connection profile");
        find();
        open();
        use();
    }

    private void find() {
        guide.step(
                "G1",
                "By which network do sockets leave?",
                "network.link()",
                () -> bench.network().link().interfaceName().orElseThrow() + ", the current one");
        guide.step(
                "G2",
                "Must another one be opened first?",
                "@Reference(target = \"(uplink.technology=CELLULAR)\")",
                () -> {
                    String key = "sim:" + MOBILE;
                    boolean there = stage.areas().network(key, Duration.ZERO).isPresent();
                    return there ? fail(key + " is a network already") : "the mobile network is none yet";
                });
        guide.step(
                "G3",
                "Go through all profiles?",
                "profiles.list(REGISTERED).stream().filter(...)",
                () -> internets().stream().map(Profile::name).toList());
        guide.step("G4", "Or take the default of a service?", "cellular.defaultProfile(INTERNET)", () -> {
            bench.mobileDefault(ServiceType.INTERNET, MOBILE);
            return internet().name();
        });
        guide.step(
                "G5",
                "And if there is none?",
                "cellular.defaultProfile(ServiceType.TETHERING)",
                () -> stage.areas()
                        .cellular()
                        .defaultProfile(ServiceType.TETHERING)
                        .map(Profile::name)
                        .orElse("empty"));
    }

    private CellularProfile internet() {
        return stage.areas()
                .cellular()
                .defaultProfile(ServiceType.INTERNET)
                .orElseThrow(() -> new IllegalStateException("no mobile profile is for the internet"));
    }

    private void open() {
        guide.step("G6", "Open it; is the request refused?", "connections.open(id, options)", () -> {
            String refused = refused();
            Lease lease = stage.join(stage.areas().connections().open(internet().id(), OpenOptions.DEFAULT));
            bench.lease = Optional.of(lease);
            return "open, by a lease of " + lease.owner() + "; an unknown one: " + refused;
        });
        guide.step("G7", "Refresh the profile?", "profiles.find(id)", () -> {
            Profile fresh = stage.areas().profiles().find(internet().id()).orElseThrow();
            return fresh.state() == ProfileState.CONNECTED ? "CONNECTED, without a refresh" : fail(fresh.state());
        });
        guide.step("G8", "Its interface?", "profile.interfaceName()", () -> {
            String link = internet().link().orElseThrow();
            bench.mobile = Optional.of(stage.network(link));
            return internet().interfaceName().orElseThrow();
        });
    }

    private String refused() throws Exception {
        try {
            stage.join(stage.areas().connections().open("sim:nosuch", OpenOptions.DEFAULT));
            return fail("opened all the same");
        } catch (ConnectionException told) {
            return told.code().name();
        }
    }

    private void use() {
        guide.step(
                "G9",
                "HTTPS by it?",
                "network.sslSocketFactory(context), GET https://" + SITE,
                () -> https(bench.mobile()));
        guide.step("G10", "A transport error?", "ConnectException", () -> {
            int port = Workbench.nobody(Family.IPV4);
            try (Socket socket = bench.mobile().connect(Workbench.far(Family.IPV4), port, Workbench.PATIENCE)) {
                return fail(socket);
            } catch (ConnectException told) {
                return told.getMessage() + ", and nothing stays open";
            }
        });
        guide.step("G11", "Opening fails?", "OpenFailedException.failure()", this::openFails);
        guide.step("G12", "Does it leave by the one that is named?", "socket.getLocalAddress()", this::source);
    }

    private String https(Network network) throws Exception {
        DemoAuthority authority = new DemoAuthority(SITE);
        ServerSocket server = bench.keep(authority
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByName(Workbench.far(Family.IPV4))));
        Workbench.serve(server, OtherProfile::answer);
        try (SSLSocket socket =
                (SSLSocket) network.sslSocketFactory(authority.client()).createSocket(SITE, server.getLocalPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout((int) Workbench.PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + SITE + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.lines().findFirst().orElse("nothing") + " from " + SITE + ", which is loopback here";
        }
    }

    private static void answer(Socket socket) throws IOException {
        socket.getInputStream().read(new byte[4096]);
        socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** That of the other slot, where no card is. */
    private String openFails() throws Exception {
        Profile other = internets().stream()
                .filter(profile -> !profile.id().equals(internet().id()))
                .findFirst()
                .orElseThrow();
        try {
            stage.join(stage.areas().connections().open(other.id(), OpenOptions.DEFAULT));
            return fail("opened all the same");
        } catch (OpenFailedException told) {
            return "only then, and with the cause: " + told.failure().reason();
        }
    }

    private List<CellularProfile> internets() {
        return stage.areas().profiles().list(Profiles.Which.REGISTERED).stream()
                .filter(CellularProfile.class::isInstance)
                .map(CellularProfile.class::cast)
                .filter(profile -> profile.serviceType() == ServiceType.INTERNET)
                .toList();
    }

    /** The far host sees who calls: each network leaves from an address of its own. */
    private String source() throws Exception {
        ServerSocket server = bench.keep(new ServerSocket(0, 5, InetAddress.getByName(Workbench.far(Family.IPV4))));
        Workbench.serve(server, socket -> callers.add(socket.getInetAddress()));
        InetAddress mobile = caller(bench.mobile(), server);
        InetAddress current = caller(bench.network(), server);
        return mobile.equals(current)
                ? fail("both leave from " + mobile)
                : mobile.getHostAddress() + " by the mobile network, " + current.getHostAddress() + " by the current";
    }

    private InetAddress caller(Network network, ServerSocket server) throws Exception {
        try (Socket socket = network.connect(Workbench.far(Family.IPV4), server.getLocalPort(), Workbench.PATIENCE)) {
            InetAddress seen = callers.poll(Workbench.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return socket.getLocalAddress().equals(seen)
                    ? socket.getLocalAddress()
                    : InetAddress.getByName(fail("the server saw " + seen));
        }
    }

    private static String fail(Object seen) {
        throw new IllegalStateException(String.valueOf(seen));
    }
}
