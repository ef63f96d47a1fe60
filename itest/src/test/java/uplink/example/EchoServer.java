// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.sockets.Network;

/** Sends back what it gets, at the network's own address and by that network alone. */
public final class EchoServer implements Closeable {
    private static final int BACKLOG = 5;

    private final ServerSocket listener;

    /** IPv4 when the network has both families, as Tizen's guide has it; {@code port} 0 takes any. */
    public EchoServer(Network network, int port) throws IOException {
        this(network, addressed(network, Family.IPV4) ? Family.IPV4 : Family.IPV6, port);
    }

    /** At an address of that family. */
    public EchoServer(Network network, Family family, int port) throws IOException {
        InetAddress own = network.link().ip(family).addresses().stream()
                .filter(LinkAddress::usable)
                .map(LinkAddress::address)
                .findFirst()
                .orElseThrow(() -> new IOException(network.link().key() + " has no " + family + " address"));
        listener = network.serverSocketFactory().createServerSocket(port, BACKLOG, own);
    }

    private static boolean addressed(Network network, Family family) {
        return network.link().ip(family).addresses().stream().anyMatch(LinkAddress::usable);
    }

    /** Where it is reached. */
    public ServerSocket listener() {
        return listener;
    }

    /** Serves one client to its end. */
    public long serve() throws IOException {
        try (Socket client = listener.accept()) {
            return client.getInputStream().transferTo(client.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
