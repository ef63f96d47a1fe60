// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.netlink.LibcSocketIo;
import uplink.linux.netlink.NetlinkException;
import uplink.linux.netlink.SocketFinder;
import uplink.profile.Capability;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.spi.LayerBackend;
import uplink.sockets.Binding;
import uplink.sockets.spi.Neighbour;
import uplink.sockets.spi.SocketBinder;

/**
 * Ties sockets to interfaces by {@code SO_BINDTODEVICE}, which wants no privilege since Linux 5.7. Where that is not to be had, it
 * says so, and leaves the socket to be bound to a source address.
 */
@Component(
        name = KernelBinder.PID,
        enabled = false,
        property = {LayerBackend.NAME + "=" + KernelBackend.NAME, "service.ranking:Integer=-100"})
public final class KernelBinder implements SocketBinder {
    static final String PID = "uplink.linux.kernel.binder";

    private static final Logger log = LoggerFactory.getLogger(KernelBinder.class);
    private static final String LOOPBACK = "lo";

    private final SocketFinder finder;
    private final boolean able;

    /** Tries once whether sockets can be tied here. */
    @Activate
    public KernelBinder() {
        this(new SocketFinder(new LibcSocketIo()));
    }

    /** By another finder than the machine's own. */
    public KernelBinder(SocketFinder finder) {
        this.finder = finder;
        this.able = able();
    }

    @Override
    public Set<Capability> capabilities() {
        return able ? EnumSet.of(Capability.BIND_DEVICE) : EnumSet.noneOf(Capability.class);
    }

    @Override
    public Binding binding(Link link, Family family) {
        if (link.simulated() || link.interfaceName().isEmpty()) {
            return Binding.NONE;
        }
        if (able) {
            return Binding.DEVICE;
        }
        return source(link, family).isPresent() ? Binding.SOURCE : Binding.NONE;
    }

    @Override
    public Binding bind(Link link, OptionedSocket socket) throws IOException {
        String device = link.interfaceName()
                .filter(name -> !link.simulated())
                .orElseThrow(() -> new SocketException(link.key() + " has no interface"));
        if (!able) {
            return Binding.SOURCE;
        }
        try (Marking marking = Marking.of(socket)) {
            finder.tie(marking, device);
            return Binding.DEVICE;
        } catch (NetlinkException | UncheckedIOException refused) {
            throw failure(device, refused);
        }
    }

    @Override
    public Neighbour neighbour(Link link, InetAddress address) throws IOException {
        return neighbours(link).isPresent() ? neighbours(link).get().state(address) : Neighbour.UNKNOWN;
    }

    @Override
    public void solicit(Link link, InetAddress address) throws IOException {
        if (neighbours(link).isPresent()) {
            neighbours(link).get().solicit(address);
        }
    }

    private static Optional<Neighbours> neighbours(Link link) {
        return link.interfaceName().filter(name -> !link.simulated()).map(Neighbours::new);
    }

    private static SocketException failure(String device, Exception why) {
        SocketException failure = new SocketException("not tied to " + device + ": " + why.getMessage());
        failure.initCause(why);
        return failure;
    }

    /** A connection and a datagram socket are found in different ways. */
    private boolean able() {
        try (DatagramSocket datagrams = new DatagramSocket(null);
                Socket stream = new Socket()) {
            for (OptionedSocket each : List.of(new Datagrams(datagrams), new Stream(stream))) {
                try (Marking marking = Marking.of(each)) {
                    finder.tie(marking, LOOPBACK);
                }
            }
            return true;
        } catch (IOException | RuntimeException | LinkageError refused) {
            log.warn("Sockets cannot be tied to a device here, only to its addresses: {}", String.valueOf(refused));
            return false;
        }
    }

    private record Datagrams(DatagramSocket socket) implements OptionedSocket {
        @Override
        public Set<SocketOption<?>> options() {
            return socket.supportedOptions();
        }

        @Override
        public <T> void option(SocketOption<T> option, T value) throws IOException {
            socket.setOption(option, value);
        }

        @Override
        public <T> T option(SocketOption<T> option) throws IOException {
            return socket.getOption(option);
        }
    }

    private record Stream(Socket socket) implements OptionedSocket {
        @Override
        public Set<SocketOption<?>> options() {
            return socket.supportedOptions();
        }

        @Override
        public <T> void option(SocketOption<T> option, T value) throws IOException {
            socket.setOption(option, value);
        }

        @Override
        public <T> T option(SocketOption<T> option) throws IOException {
            return socket.getOption(option);
        }
    }
}
