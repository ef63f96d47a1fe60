// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes sockets of one network; those that are to be connected by name take the first address that answers. */
final class BoundSocketFactory extends SocketFactory {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LiveNetwork network;

    BoundSocketFactory(LiveNetwork network) {
        this.network = network;
    }

    @Override
    public Socket createSocket() throws IOException {
        return network.openSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return network.connect(host, port, PATIENCE);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(0));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress target, InetSocketAddress local) throws IOException {
        Socket socket = network.openSocket();
        try {
            if (local.getPort() != 0 || !local.getAddress().isAnyLocalAddress()) {
                socket.bind(local);
            }
            socket.connect(target, (int) PATIENCE.toMillis());
            return socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }
}
