// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.sockets.NetworkLostException;

/**
 * The sockets of one network, as long as somebody holds them: the kernel tells nobody that a link is gone, so they are closed from
 * here. Safe for any thread.
 */
final class OpenSockets {
    private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

    private static final int FIRST_SWEEP = 64;

    private final String link;

    /** Guarded by itself. */
    private final Set<Closeable> open = Collections.newSetFromMap(new WeakHashMap<>());

    private Optional<String> lost = Optional.empty();
    private int sweepAt = FIRST_SWEEP;

    OpenSockets(String link) {
        this.link = link;
    }

    /** Takes one in; closes it when the network is gone already. */
    void add(Closeable socket) throws NetworkLostException {
        Optional<String> gone;
        synchronized (open) {
            if (open.size() >= sweepAt) {
                sweep();
            }
            open.add(socket);
            gone = lost;
        }
        if (gone.isPresent()) {
            tell(socket, gone.get());
            close(socket);
            throw new NetworkLostException(link, gone.get());
        }
    }

    /** Channels cannot say when they are closed. */
    private void sweep() {
        open.removeIf(socket -> socket instanceof Channel channel && !channel.isOpen());
        sweepAt = Math.max(FIRST_SWEEP, 2 * open.size());
    }

    void remove(Closeable socket) {
        synchronized (open) {
            open.remove(socket);
        }
    }

    /** Why the network is gone. */
    Optional<String> lost() {
        synchronized (open) {
            return lost;
        }
    }

    void check() throws NetworkLostException {
        Optional<String> gone = lost();
        if (gone.isPresent()) {
            throw new NetworkLostException(link, gone.get());
        }
    }

    /** Closes all of them, and all to come; only the first reason counts. */
    void lose(String why) {
        synchronized (open) {
            lost = lost.or(() -> Optional.of(why));
        }
        close(socket -> true, why);
    }

    /** Closes those that {@code gone} is true of; all know why before the first is closed, since one may hear of it by another. */
    void close(Predicate<Closeable> gone, String why) {
        List<Closeable> closing;
        synchronized (open) {
            closing = new ArrayList<>(open);
            closing.removeIf(gone.negate());
            open.removeAll(closing);
        }
        closing.forEach(socket -> tell(socket, why));
        closing.forEach(this::close);
    }

    private void tell(Closeable socket, String why) {
        if (socket instanceof Losable losable) {
            losable.lose(new NetworkLostException(link, why));
        }
    }

    /** Without lingering: there is nobody left to wait for. */
    private void close(Closeable socket) {
        try {
            if (socket instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } else if (socket instanceof Socket stream) {
                stream.setSoLinger(true, 0);
            }
        } catch (IOException ended) {
            log.debug("{}: {} is closed already", link, socket, ended);
        }
        try {
            socket.close();
        } catch (IOException | RuntimeException refused) {
            log.warn("{}: {} did not close", link, socket, refused);
        }
    }

    /** A socket that tells its user why it was closed. */
    interface Losable {
        /** Called right before it is closed. */
        void lose(NetworkLostException why);
    }
}
