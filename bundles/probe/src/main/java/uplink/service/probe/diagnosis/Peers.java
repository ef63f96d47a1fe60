// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.DatagramChannel;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.sockets.Network;

/** Datagrams to one host by one network. */
final class Peers {
    private Peers() {}

    /** A channel that only hears {@code peer}, and whose errors are of {@code peer}. */
    static DatagramChannel open(Network network, InetAddress peer, int port) throws IOException {
        DatagramChannel channel = network.openDatagramChannel(Family.of(peer));
        try {
            return channel.connect(new InetSocketAddress(scoped(network.link(), peer), port));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static InetAddress scoped(Link link, InetAddress peer) throws IOException {
        boolean open = peer instanceof Inet6Address six && six.isLinkLocalAddress() && six.getScopeId() == 0;
        NetworkInterface own = open && link.interfaceName().isPresent()
                ? NetworkInterface.getByName(link.interfaceName().get())
                : null;
        return own == null ? peer : Inet6Address.getByAddress(null, peer.getAddress(), own.getIndex());
    }
}
