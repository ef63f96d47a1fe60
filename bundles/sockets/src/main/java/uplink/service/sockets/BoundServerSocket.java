// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import uplink.sockets.NetworkLostException;

/** Listens on one network. What it accepts belongs to that network too: the kernel hands the device on. */
final class BoundServerSocket extends ServerSocket implements OpenSockets.Losable {
    private final LiveNetwork network;
    private final Loss loss = new Loss();

    BoundServerSocket(LiveNetwork network) throws IOException {
        this.network = network;
    }

    @Override
    public void lose(NetworkLostException why) {
        loss.set(why);
    }

    @Override
    public void bind(SocketAddress local, int backlog) throws IOException {
        SocketAddress own = network.addressing().local(local);
        loss.of(() -> {
            super.bind(own, backlog);
            return true;
        });
    }

    @Override
    public Socket accept() throws IOException {
        BoundSocket accepted = new BoundSocket(network);
        loss.of(() -> {
            implAccept(accepted);
            return true;
        });
        network.opened(accepted);
        return accepted;
    }

    @Override
    public void close() throws IOException {
        network.closed(this);
        super.close();
    }
}
