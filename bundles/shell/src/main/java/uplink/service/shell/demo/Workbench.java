// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.cellular.Cellular;
import uplink.cellular.ServiceType;
import uplink.manager.Lease;
import uplink.profile.CommandOptions;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.Profiles;
import uplink.sockets.Network;

/** What the sections about sockets hand on from one to the next, and the far host that they talk to: on loopback, since bytes are real. */
final class Workbench implements AutoCloseable {
    static final String HOST = "server.example";
    static final byte[] MESSAGE = "as long as it is, not 200 bytes".getBytes(StandardCharsets.UTF_8);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String FAR4 = "127.0.0.1";
    private static final String FAR6 = "::1";

    private final Stage stage;
    private final List<Closeable> open = new ArrayList<>();

    /** The mobile network, once it is opened. */
    Optional<Network> mobile = Optional.empty();

    /** What keeps it open. */
    Optional<Lease> lease = Optional.empty();

    Workbench(Stage stage) {
        this.stage = stage;
    }

    /** The network of the current connection. */
    Network network() throws InterruptedException {
        return stage.network();
    }

    Network mobile() {
        return mobile.orElseThrow(() -> new IllegalStateException("the mobile network was not opened"));
    }

    /** Makes the profile of that name the default of a service, until the walk is over. */
    void mobileDefault(ServiceType type, String name) throws Exception {
        Cellular cellular = stage.areas().cellular();
        Optional<String> before = cellular.defaultProfile(type).map(Profile::id);
        String wanted = stage.areas().profiles().list(Profiles.Which.REGISTERED).stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .map(Profile::id)
                .orElseThrow(() -> new IllegalStateException("there is no profile " + name));
        stage.join(cellular.defaultProfile(type, wanted, CommandOptions.DEFAULT));
        before.ifPresent(id -> keep(() -> stage.done(cellular.defaultProfile(type, id, CommandOptions.DEFAULT))));
    }

    /** IPv4 wins where both are there. */
    static Family family(Link link) {
        for (Family family : Family.values()) {
            if (link.ip(family).addresses().stream().anyMatch(LinkAddress::usable)) {
                return family;
            }
        }
        throw new IllegalStateException(
                "no IP address on " + link.interfaceName().orElse(link.key()));
    }

    /** The far host's address of one family. */
    static String far(Family family) {
        return family == Family.IPV4 ? FAR4 : FAR6;
    }

    /** Somebody at the far host who sends back what comes, until it ends; answers the port. */
    int echo(Family family) throws IOException {
        ServerSocket server = keep(new ServerSocket(0, 5, InetAddress.getByName(far(family))));
        serve(server, socket -> socket.getInputStream().transferTo(socket.getOutputStream()));
        return server.getLocalPort();
    }

    /** A port of the far host where nobody is. */
    static int nobody(Family family) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(far(family)))) {
            return server.getLocalPort();
        }
    }

    /** Serves one caller after the other until the server is closed. */
    static void serve(ServerSocket server, Service service) {
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try (Socket socket = server.accept()) {
                            socket.setSoTimeout((int) PATIENCE.toMillis());
                            service.serve(socket);
                        } catch (IOException gone) {
                            // the caller has left, or the walk is over
                        }
                    }
                },
                "uplink-demo-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One caller. */
    @FunctionalInterface
    interface Service {
        void serve(Socket socket) throws IOException;
    }

    /** Closes it at the end, if nobody does before. */
    <T extends Closeable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    /** Sends a message whole, and reads what comes back to its end. */
    static byte[] talk(Socket socket, byte[] message) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        Thread sender = new Thread(
                () -> {
                    try {
                        socket.getOutputStream().write(message);
                        socket.shutdownOutput();
                    } catch (IOException gone) {
                        // the reader sees the end
                    }
                },
                "uplink-demo-sender");
        sender.setDaemon(true);
        sender.start();
        return socket.getInputStream().readAllBytes();
    }

    /** How many things were opened; all of them are closed now. */
    int closeAll() throws IOException {
        int count = open.size();
        for (Closeable one : open) {
            one.close();
        }
        open.clear();
        lease.ifPresent(Lease::close);
        return count;
    }

    @Override
    public void close() {
        try {
            closeAll();
        } catch (IOException stubborn) {
            throw new IllegalStateException(stubborn);
        }
    }
}
