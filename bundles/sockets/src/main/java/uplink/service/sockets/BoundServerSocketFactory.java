// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;

/** Makes server sockets that are reached by one network alone. */
final class BoundServerSocketFactory extends ServerSocketFactory {
    private static final int BACKLOG = 50;

    private final LiveNetwork network;

    BoundServerSocketFactory(LiveNetwork network) {
        this.network = network;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return network.openServerSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return bound(new InetSocketAddress(port), BACKLOG);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress local) throws IOException {
        return bound(new InetSocketAddress(local, port), backlog);
    }

    private ServerSocket bound(InetSocketAddress local, int backlog) throws IOException {
        ServerSocket socket = network.openServerSocket();
        try {
            socket.bind(local, backlog);
            return socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }
}
