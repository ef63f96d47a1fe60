// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.sockets.Network;
import uplink.sockets.NetworkLostException;

/** Sections H and I: addresses of a host to call, and the own address to be called at. */
final class Families {
    private static final int LARGE = 70_000;

    private final Stage stage;
    private final Guide guide;
    private final Workbench bench;

    Families(Stage stage, Guide guide, Workbench bench) {
        this.stage = stage;
        this.guide = guide;
        this.bench = bench;
    }

    void walk() {
        guide.chapter("H", "Retrieving the address family for a client-side socket");
        guide.step(
                "H1", "Host and message?", "String host, byte[] message", () -> Workbench.HOST + ", as in section F");
        guide.step("H2", "Its addresses, of any family?", "network.resolve(host)", () -> {
            List<InetAddress> found = bench.network().resolve(Workbench.HOST);
            return found.stream().map(LinkAddress::host).collect(Collectors.joining(", "));
        });
        guide.step("H3", "The resolver fails?", "IOException", this::resolverFails);
        guide.chapter("I", "Retrieving the address family for a server-side socket");
        guide.step("I1", "Which own address to bind to?", "serverSocketFactory().createServerSocket(0)", () -> {
            try (ServerSocket server = bench.network().serverSocketFactory().createServerSocket(0)) {
                return LinkAddress.host(server.getInetAddress()) + ", which stands for " + first(bench.network())
                        + " here";
            }
        });
        guide.step("I2", "It cannot be had?", "BindException", this::taken);
        guide.step("I3", "Buffers of 257 bytes?", "InputStream, OutputStream", this::large);
    }

    private static String first(Network network) {
        Family family = Workbench.family(network.link());
        return network.link().ip(family).addresses().stream()
                .findFirst()
                .map(LinkAddress::host)
                .orElse("nothing");
    }

    /** A network that has gone asks nobody any more, and says why. */
    private String resolverFails() throws Exception {
        Network mobile = bench.mobile();
        stage.play(List.of("data off"));
        stage.until(view -> !mobile.alive());
        try {
            throw new IllegalStateException("resolved all the same: " + mobile.resolve(Workbench.HOST));
        } catch (NetworkLostException told) {
            return told.getMessage();
        }
    }

    private String taken() throws Exception {
        Network network = bench.network();
        try (ServerSocket first = network.serverSocketFactory().createServerSocket(0);
                ServerSocket second = network.serverSocketFactory().createServerSocket(first.getLocalPort())) {
            throw new IllegalStateException("bound twice: " + second);
        } catch (BindException told) {
            return told.getMessage() + ", and both are closed";
        }
    }

    private String large() throws IOException, InterruptedException {
        int port = bench.echo(Family.IPV4);
        byte[] message = new byte[LARGE];
        Arrays.fill(message, (byte) 'x');
        try (Socket socket = bench.network().connect(Workbench.far(Family.IPV4), port, Workbench.PATIENCE)) {
            byte[] back = Workbench.talk(socket, message);
            if (!Arrays.equals(message, back)) {
                throw new IllegalStateException(back.length + " bytes came back");
            }
            return "no limit: " + back.length + " bytes went and came back";
        }
    }
}
