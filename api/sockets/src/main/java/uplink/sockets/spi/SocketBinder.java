// SPDX-License-Identifier: Apache-2.0
package uplink.sockets.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.spi.AreaBackend;
import uplink.sockets.Binding;

/** Ties sockets to links. {@code docs/spi.md} maps each method to the kernel. */
@ConsumerType
public interface SocketBinder extends AreaBackend {
    /** How firmly it can tie sockets of {@code family} to {@code link} now; {@link Binding#NONE} of a link that is not its own. */
    Binding binding(Link link, Family family);

    /**
     * Ties a fresh socket to the link, before it is bound or connected, and checks that it is tied. Nobody else closes or binds it
     * meanwhile; what its options were, they are again.
     *
     * @return how firmly; {@link Binding#SOURCE} leaves it to the caller to bind it to {@link #source}
     * @throws IOException when it is not tied, or that cannot be told; the caller closes it
     */
    Binding bind(Link link, OptionedSocket socket) throws IOException;

    /** The address that sockets leave from where they cannot be tied to the device; empty when the link has none. */
    default Optional<InetAddress> source(Link link, Family family) {
        return link.ip(family).addresses().stream()
                .filter(LinkAddress::usable)
                .map(LinkAddress::address)
                .findFirst();
    }

    /**
     * Addresses of {@code host} in {@code family}; empty when there are none. Blocks. Only asked of a backend that states {@code
     * RESOLVE}; of others the link's name servers are asked through bound sockets.
     */
    default List<InetAddress> resolve(Link link, String host, Family family) throws IOException {
        return List.of();
    }

    /** Is {@code address}, which is on the link, there; a host that nothing was sent to for a while is {@link Neighbour#UNKNOWN}. */
    default Neighbour neighbour(Link link, InetAddress address) throws IOException {
        return Neighbour.UNKNOWN;
    }

    /**
     * Asks once more whether {@code address}, which is on the link, is there: what is known of it may be older than the question.
     * {@link #neighbour} tells what becomes of it.
     *
     * @throws IOException where nobody can be asked, or may
     */
    default void solicit(Link link, InetAddress address) throws IOException {
        throw new IOException("nobody can be asked for the neighbours of " + link.key());
    }

    /** What every socket and channel of the Java runtime has, so that one can be found by a mark. */
    interface OptionedSocket {
        /** Those that it has. */
        Set<SocketOption<?>> options();

        /** Sets an option of the socket. */
        <T> void option(SocketOption<T> option, T value) throws IOException;

        /** Reads an option of the socket. */
        <T> T option(SocketOption<T> option) throws IOException;
    }
}
