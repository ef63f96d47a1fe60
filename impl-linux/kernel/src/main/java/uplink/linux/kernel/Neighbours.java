// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import uplink.linux.netlink.LibcIo;
import uplink.linux.netlink.NetlinkException;
import uplink.linux.netlink.NetlinkSocket;
import uplink.linux.netlink.RouteChanges;
import uplink.linux.netlink.RouteQueries;
import uplink.linux.netlink.wire.MalformedMessageException;
import uplink.linux.netlink.wire.NeighbourMessage;
import uplink.sockets.spi.Neighbour;

/** The hosts on one interface, as the kernel knows them. */
record Neighbours(String device) {
    Neighbour state(InetAddress address) throws IOException {
        try (NetlinkSocket socket = new NetlinkSocket(new LibcIo(), NetlinkSocket.ROUTE)) {
            return find(socket, address).map(Neighbours::state).orElse(Neighbour.UNKNOWN);
        } catch (NetlinkException | MalformedMessageException | LinkageError silent) {
            throw failure(silent);
        }
    }

    /** What is looked for already is left alone, and so is everything where that wants a privilege. */
    void solicit(InetAddress address) throws IOException {
        try (NetlinkSocket socket = new NetlinkSocket(new LibcIo(), NetlinkSocket.ROUTE)) {
            Optional<NeighbourMessage> known = find(socket, address)
                    .filter(one -> (one.state() & (NeighbourMessage.REACHABLE | NeighbourMessage.UNCONFIRMED)) != 0);
            if (known.isPresent()) {
                new RouteChanges(socket).solicit(known.get());
            }
        } catch (NetlinkException | MalformedMessageException | LinkageError refused) {
            throw failure(refused);
        }
    }

    private Optional<NeighbourMessage> find(NetlinkSocket socket, InetAddress address) throws IOException {
        NetworkInterface own = NetworkInterface.getByName(device);
        return own == null
                ? Optional.empty()
                : new RouteQueries(socket)
                        .neighbours().stream()
                                .filter(one -> one.index() == own.getIndex())
                                .filter(one ->
                                        one.address().filter(address::equals).isPresent())
                                .findFirst();
    }

    private static Neighbour state(NeighbourMessage message) {
        int state = message.state();
        if ((state & NeighbourMessage.REACHABLE) != 0) {
            return Neighbour.REACHABLE;
        }
        if ((state & NeighbourMessage.FIXED) != 0) {
            return Neighbour.FIXED;
        }
        if ((state & NeighbourMessage.UNCONFIRMED) != 0) {
            return Neighbour.UNCONFIRMED;
        }
        if ((state & NeighbourMessage.INCOMPLETE) != 0) {
            return Neighbour.ASKED;
        }
        return (state & NeighbourMessage.FAILED) != 0 ? Neighbour.FAILED : Neighbour.UNKNOWN;
    }

    private static IOException failure(Throwable why) {
        return new IOException("the kernel does not tell its neighbours: " + why.getMessage(), why);
    }
}
