// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.sockets.Binding;

/** The addresses that one network's sockets leave from, and the scope of those that they go to. */
final class Addressing {
    private final Supplier<Link> link;
    private final Tying tying;

    Addressing(Supplier<Link> link, Tying tying) {
        this.link = link;
        this.tying = tying;
    }

    /** Did the socket leave from an address that the link has no more. */
    static boolean leftBehind(Closeable socket, Link before, Link after) {
        Optional<InetAddress> local = Optional.empty();
        if (socket instanceof Socket stream && stream.isBound()) {
            local = Optional.of(stream.getLocalAddress());
        } else if (socket instanceof SocketChannel channel && channel.socket().isBound()) {
            local = Optional.of(channel.socket().getLocalAddress());
        }
        return local.filter(own -> has(before, own) && !has(after, own)).isPresent();
    }

    private static boolean has(Link link, InetAddress address) {
        return link.ip(Family.of(address)).addresses().stream()
                .map(LinkAddress::address)
                .anyMatch(address::equals);
    }

    /** A link-local address is one of this link. */
    InetAddress scoped(InetAddress address) throws IOException {
        boolean open = address instanceof Inet6Address six && six.isLinkLocalAddress() && six.getScopeId() == 0;
        Optional<String> name = link.get().interfaceName();
        if (!open || name.isEmpty() || link.get().simulated()) {
            return address;
        }
        NetworkInterface own = NetworkInterface.getByName(name.get());
        if (own == null) {
            throw new SocketException("there is no interface " + name.get());
        }
        return Inet6Address.getByAddress(null, address.getAddress(), own.getIndex());
    }

    /** The address to leave from, where only that ties the socket. */
    Optional<InetSocketAddress> sourceFor(InetAddress target) throws SocketException {
        return sourceFor(Family.of(target));
    }

    Optional<InetSocketAddress> sourceFor(Family family) throws SocketException {
        Binding binding = binding(family);
        if (binding == Binding.NONE) {
            throw new SocketException(link.get().key() + " has no " + family + " to leave by");
        }
        return binding == Binding.SOURCE
                ? tying.source(link.get(), family).map(own -> new InetSocketAddress(own, 0))
                : Optional.empty();
    }

    /** The local address that is wanted, or that stands for any of this link. */
    SocketAddress local(@Nullable SocketAddress wanted) throws IOException {
        boolean device = binding(Family.IPV4) == Binding.DEVICE || binding(Family.IPV6) == Binding.DEVICE;
        if (device) {
            return wanted == null ? new InetSocketAddress(0) : wanted;
        }
        int port = wanted instanceof InetSocketAddress inet ? inet.getPort() : 0;
        InetAddress address = wanted instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (address != null && !address.isAnyLocalAddress()) {
            return new InetSocketAddress(own(address), port);
        }
        return tying.source(link.get(), Family.IPV4)
                .or(() -> tying.source(link.get(), Family.IPV6))
                .map(source -> new InetSocketAddress(source, port))
                .orElseThrow(() -> new BindException(link.get().key() + " has no address"));
    }

    /** An address of this link; of a simulated one, what stands for it on this machine. */
    private InetAddress own(InetAddress wanted) throws BindException {
        Optional<InetAddress> source = tying.source(link.get(), Family.of(wanted));
        if (source.filter(wanted::equals).isPresent()) {
            return wanted;
        }
        if (!has(link.get(), wanted)) {
            throw new BindException(
                    wanted.getHostAddress() + " is no address of " + link.get().key());
        }
        return link.get().simulated() ? source.orElse(wanted) : wanted;
    }

    private Binding binding(Family family) {
        return tying.binding(link.get(), family);
    }
}
