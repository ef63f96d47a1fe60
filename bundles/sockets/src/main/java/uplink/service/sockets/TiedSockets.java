// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import uplink.profile.Family;
import uplink.sockets.Binding;
import uplink.sockets.spi.SocketBinder.OptionedSocket;

/** Makes the sockets of one network: each is tied, or bound to its source, before anybody gets it; else it is closed. */
final class TiedSockets {
    private final LiveNetwork network;
    private final Tying tying;
    private final OpenSockets open;

    TiedSockets(LiveNetwork network, Tying tying, OpenSockets open) {
        this.network = network;
        this.tying = tying;
        this.open = open;
    }

    BoundSocket stream() throws IOException {
        BoundSocket socket = new BoundSocket(network);
        return tied(socket, Optioned.of(socket));
    }

    ServerSocket listener() throws IOException {
        BoundServerSocket socket = new BoundServerSocket(network);
        return tied(socket, Optioned.of(socket));
    }

    SocketChannel streamChannel(Family family) throws IOException {
        SocketChannel channel = SocketChannel.open(protocol(family));
        return fromSource(tied(channel, Optioned.of(channel)), family);
    }

    /** What it binds to is the caller's, so that only a device holds it. */
    ServerSocketChannel listenerChannel(Family family) throws IOException {
        if (network.binding(family) != Binding.DEVICE) {
            throw new SocketException(
                    network.link().key() + ": a listening channel cannot be held to it; its server sockets can");
        }
        ServerSocketChannel channel = ServerSocketChannel.open(protocol(family));
        return tied(channel, Optioned.of(channel));
    }

    DatagramChannel datagramChannel(Family family) throws IOException {
        DatagramChannel channel = DatagramChannel.open(protocol(family));
        return fromSource(tied(channel, Optioned.of(channel)), family);
    }

    DatagramSocket datagrams(int port) throws IOException {
        return bound(new BoundDatagramSocket(network), network.addressing().local(new InetSocketAddress(port)));
    }

    DatagramSocket datagramsTo(InetAddress peer) throws IOException {
        Optional<InetSocketAddress> source = network.addressing().sourceFor(peer);
        return bound(new BoundDatagramSocket(network), source.orElseGet(() -> new InetSocketAddress(0)));
    }

    private DatagramSocket bound(BoundDatagramSocket socket, SocketAddress local) throws IOException {
        tied(socket, Optioned.of(socket));
        try {
            socket.bind(local);
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private <T extends NetworkChannel> T fromSource(T channel, Family family) throws IOException {
        try {
            Optional<InetSocketAddress> source = network.addressing().sourceFor(family);
            if (source.isPresent()) {
                channel.bind(source.get());
            }
            return channel;
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    private <T extends Closeable> T tied(T socket, OptionedSocket options) throws IOException {
        try {
            open.check();
            tying.tie(network.link(), options);
            open.add(socket);
            return socket;
        } catch (IOException | RuntimeException refused) {
            socket.close();
            throw refused;
        }
    }

    private static StandardProtocolFamily protocol(Family family) {
        return family == Family.IPV4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }
}
