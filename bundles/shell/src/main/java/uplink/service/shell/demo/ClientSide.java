// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import uplink.profile.Family;
import uplink.profile.LinkAddress;

/** Section J: a socket of the family that is there, connected, with a message and its answer. */
final class ClientSide {
    private final Guide guide;
    private final Workbench bench;
    private byte[] back = new byte[0];

    ClientSide(Guide guide, Workbench bench) {
        this.guide = guide;
        this.bench = bench;
    }

    void walk() {
        guide.chapter("J", "Creating the client-side socket");
        guide.step("J1", "An IPv4 socket?", "network.connect(address, port, timeout)", () -> talk(Family.IPV4));
        guide.step("J2", "An IPv6 socket?", "network.connect(address, port, timeout)", () -> talk(Family.IPV6));
        guide.step("J3", "No socket to be had?", "SocketException", () -> {
            try (Socket socket = bench.mobile().socketFactory().createSocket()) {
                throw new IllegalStateException("had all the same: " + socket);
            } catch (SocketException told) {
                return told.getMessage();
            }
        });
        guide.step("J4", "Connecting fails?", "ConnectException", () -> refused(Family.IPV4));
        guide.step("J5", "The scope of an IPv6 address?", "filled in from the interface", this::scope);
        guide.step("J6", "Connecting fails by IPv6?", "ConnectException", () -> refused(Family.IPV6));
        guide.step("J7", "Send the message?", "socket.getOutputStream().write(message)", () -> {
            talk(Family.IPV4);
            return Workbench.MESSAGE.length + " bytes, the whole of it and no more";
        });
        guide.step("J8", "Read the answer?", "socket.getInputStream().readAllBytes()", () -> {
            if (!Arrays.equals(back, Workbench.MESSAGE)) {
                throw new IllegalStateException(back.length + " bytes came back");
            }
            return back.length + " bytes to the end: " + new String(back, StandardCharsets.UTF_8);
        });
    }

    private String talk(Family family) throws IOException, InterruptedException {
        int port = bench.echo(family);
        try (Socket socket = bench.network().connect(Workbench.far(family), port, Workbench.PATIENCE)) {
            back = Workbench.talk(socket, Workbench.MESSAGE);
            return LinkAddress.host(socket.getLocalAddress()) + " to " + LinkAddress.host(socket.getInetAddress());
        }
    }

    private String refused(Family family) throws IOException, InterruptedException {
        int port = Workbench.nobody(family);
        try (Socket socket = bench.network().connect(Workbench.far(family), port, Workbench.PATIENCE)) {
            throw new IllegalStateException("connected all the same: " + socket);
        } catch (ConnectException told) {
            return told.getMessage() + ", and the socket is closed";
        }
    }

    /** Loopback has no link-local address: so what can be shown is that an address with a scope keeps it, and one without is reached. */
    private String scope() throws IOException, InterruptedException {
        int port = bench.echo(Family.IPV6);
        InetAddress far = InetAddress.getByName(Workbench.far(Family.IPV6));
        try (Socket socket = bench.network().socketFactory().createSocket(far, port)) {
            int scope = socket.getInetAddress() instanceof Inet6Address six ? six.getScopeId() : -1;
            return "connected without one, scope " + scope + "; one of fe80:: gets that of the network's interface";
        }
    }
}
