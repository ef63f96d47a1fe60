// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import uplink.sockets.NetworkLostException;

/** Datagrams by one network. */
final class BoundDatagramSocket extends DatagramSocket implements OpenSockets.Losable {
    private final LiveNetwork network;
    private final Loss loss = new Loss();

    BoundDatagramSocket(LiveNetwork network) throws SocketException {
        super((SocketAddress) null);
        this.network = network;
    }

    @Override
    public void lose(NetworkLostException why) {
        loss.set(why);
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        loss.of(() -> {
            super.send(packet);
            return true;
        });
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        loss.of(() -> {
            super.receive(packet);
            return true;
        });
    }

    @Override
    public void close() {
        network.closed(this);
        super.close();
    }
}
