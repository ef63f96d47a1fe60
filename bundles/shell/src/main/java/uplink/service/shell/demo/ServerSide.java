// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import uplink.profile.LinkAddress;
import uplink.sockets.Network;

/** Section K: a server on the current network's own address, and one caller. */
final class ServerSide {
    private static final int BACKLOG = 5;

    private final Guide guide;
    private final Workbench bench;
    private Optional<ServerSocket> server = Optional.empty();
    private Optional<Socket> accepted = Optional.empty();
    private final CompletableFuture<byte[]> answered = new CompletableFuture<>();
    private byte[] request = new byte[0];

    ServerSide(Guide guide, Workbench bench) {
        this.guide = guide;
        this.bench = bench;
    }

    void walk() {
        guide.chapter("K", "Creating the server-side socket");
        listen();
        serve();
    }

    private void listen() {
        guide.step("K1", "A server socket of its family?", "network.serverSocketFactory()", () -> {
            ServerSocket made = bench.keep(bench.network().serverSocketFactory().createServerSocket());
            server = Optional.of(made);
            return made.isBound()
                    ? "bound already"
                    : "made, of " + Workbench.family(bench.network().link());
        });
        guide.step("K2", "Bind it to the network's address?", "server.bind(null, 5)", () -> {
            server().bind(null, BACKLOG);
            return LinkAddress.host(server().getInetAddress()) + " port " + server().getLocalPort();
        });
        guide.step("K3", "Listen, with a backlog of 5?", "server.bind(address, 5)", () -> {
            try (ServerSocket other = bench.network().serverSocketFactory().createServerSocket()) {
                other.bind(new InetSocketAddress(server().getInetAddress(), server().getLocalPort()), BACKLOG);
                throw new IllegalStateException("two listen at one port");
            } catch (BindException told) {
                return BACKLOG + "; a second one is told: " + told.getMessage();
            }
        });
    }

    private ServerSocket server() {
        return server.orElseThrow(() -> new IllegalStateException("there is no server socket"));
    }

    private void serve() {
        guide.step("K4", "Accept somebody?", "server.accept()", () -> {
            server().setSoTimeout((int) Workbench.PATIENCE.toMillis());
            call(bench.network());
            Socket caller = bench.keep(server().accept());
            caller.setSoTimeout((int) Workbench.PATIENCE.toMillis());
            accepted = Optional.of(caller);
            return LinkAddress.host(caller.getInetAddress()) + " port " + caller.getPort();
        });
        guide.step("K5", "Read the request?", "caller.getInputStream()", () -> {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            caller().getInputStream().transferTo(read);
            request = read.toByteArray();
            return request.length + " bytes: " + new String(request, StandardCharsets.UTF_8);
        });
        guide.step("K6", "Echo it?", "caller.getOutputStream().write(request)", () -> {
            caller().getOutputStream().write(request);
            caller().shutdownOutput();
            byte[] back = answered.get(Workbench.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!Arrays.equals(back, Workbench.MESSAGE)) {
                throw new IllegalStateException(back.length + " bytes came back");
            }
            return "exactly what was read: " + back.length + " bytes";
        });
        guide.step("K7", "Close the caller's socket?", "caller.close()", () -> {
            caller().close();
            return caller().isClosed() ? "closed; the server still listens: " + !server().isClosed() : "open";
        });
    }

    private Socket caller() {
        return accepted.orElseThrow(() -> new IllegalStateException("nobody has called"));
    }

    /** Somebody on the same network calls, sends a message, and waits for it to come back. */
    private void call(Network network) {
        String host = LinkAddress.host(server().getInetAddress());
        int port = server().getLocalPort();
        Thread thread = new Thread(
                () -> {
                    try (Socket socket = network.connect(host, port, Workbench.PATIENCE)) {
                        answered.complete(Workbench.talk(socket, Workbench.MESSAGE));
                    } catch (IOException | RuntimeException failed) {
                        answered.completeExceptionally(failed);
                    }
                },
                "uplink-demo-caller");
        thread.setDaemon(true);
        thread.start();
    }
}
