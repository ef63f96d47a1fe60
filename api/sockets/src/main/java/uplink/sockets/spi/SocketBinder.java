// SPDX-License-Identifier: Apache-2.0
package uplink.sockets.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.spi.AreaBackend;
import uplink.sockets.Binding;

/** Ties sockets to links. {@code docs/spi.md} maps each method to the kernel. */
@ConsumerType
public interface SocketBinder extends AreaBackend {
    /** How firmly it can tie sockets of {@code family} to {@code link} now. */
    Binding binding(Link link, Family family);

    /**
     * Ties a fresh channel to the link, before it is bound or connected, and checks that it is tied.
     *
     * @return how firmly; {@link Binding#SOURCE} leaves it to the caller to bind one of the link's addresses
     * @throws IOException when it cannot be told whether the channel is tied; the caller closes it
     */
    Binding bind(Link link, NetworkChannel channel) throws IOException;

    /** The same for a socket of the old kind, known by its options. */
    Binding bind(Link link, OptionedSocket socket) throws IOException;

    /** Addresses of {@code host} in {@code family}, asked of the link's own name servers. Blocks; empty when there are none. */
    List<InetAddress> resolve(Link link, String host, Family family) throws IOException;

    /** What {@code Socket}, {@code ServerSocket} and {@code DatagramSocket} have in common, so that one can be found by a mark. */
    interface OptionedSocket {
        /** Sets an option of the socket. */
        <T> void option(SocketOption<T> option, T value) throws IOException;

        /** Reads an option of the socket. */
        <T> T option(SocketOption<T> option) throws IOException;
    }
}
