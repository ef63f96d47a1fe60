// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.netlink.wire.Header;
import uplink.linux.netlink.wire.MalformedMessageException;
import uplink.linux.netlink.wire.Messages;

/**
 * Tells what changes in the network namespace of the thread that made it: links, addresses, routes of both families, and what
 * routers advertise. Runs the thread {@code uplink-netlink}.
 */
public final class NetlinkWatcher implements AutoCloseable {
    /** RTMGRP_LINK, IPV4_IFADDR, IPV4_ROUTE, IPV6_IFADDR, IPV6_ROUTE, ND_USEROPT: groups 1, 5, 7, 9, 11, 20. */
    private static final int GROUPS = 1 | 1 << 4 | 1 << 6 | 1 << 8 | 1 << 10 | 1 << 19;

    private static final Logger LOG = LoggerFactory.getLogger(NetlinkWatcher.class);
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int RECEIVE_BUFFER = 8 << 20;
    private static final int BUFFER = 65536;
    private static final int AGAIN_MILLIS = 100;

    /** Is told what changes, on the watcher's thread. */
    public interface Listener {
        /** One message, at its payload. Valid only during the call. */
        void message(Header header, ByteBuffer payload);

        /**
         * What could be read at once has been told: a good moment to show it.
         *
         * @return true to be called again soon, since something could not be asked now
         */
        boolean batchEnd();

        /** Messages were lost, or could not be read: dump everything again. */
        void lost(String why);
    }

    private final NativeIo io;
    private final Listener listener;
    private final int descriptor;
    private final int bell;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
    private boolean closed;
    private boolean released;

    /** Subscribes at once; calls begin with {@link #start}. */
    public NetlinkWatcher(NativeIo io, Listener listener) {
        this(io, listener, RECEIVE_BUFFER);
    }

    /** With a receive buffer of another size, in bytes. */
    public NetlinkWatcher(NativeIo io, Listener listener, int receiveBuffer) {
        this.io = io;
        this.listener = listener;
        descriptor = io.open(NetlinkSocket.ROUTE, GROUPS);
        enlarge(receiveBuffer);
        bell = io.bell();
        thread = new Thread(this::watch, "uplink-netlink");
        thread.setDaemon(true);
    }

    /** Begins to tell; does nothing once closed. */
    public synchronized void start() {
        if (!closed) {
            thread.start();
        }
    }

    /** Ends the thread and waits for it, except when it is the caller's own. Closing twice is harmless. */
    @Override
    public void close() {
        if (!ask()) {
            return;
        }
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    /** Rings under the lock that the thread asks under, so that it cannot have closed the bell before. */
    private synchronized boolean ask() {
        if (closed) {
            return false;
        }
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            release();
            return false;
        }
        if (!released) {
            io.ring(bell);
        }
        return true;
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void enlarge(int size) {
        try {
            io.option(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, size);
        } catch (NetlinkException unprivileged) {
            io.option(descriptor, SOL_SOCKET, SO_RCVBUF, size);
        }
    }

    private void watch() {
        try {
            int patience = NativeIo.FOREVER;
            while (!rung()) {
                boolean more = io.await(descriptor, bell, patience);
                if (more || patience != NativeIo.FOREVER && !rung()) {
                    patience = drain() ? AGAIN_MILLIS : NativeIo.FOREVER;
                }
            }
        } catch (NetlinkException | IllegalStateException broken) {
            LOG.error("The kernel's events cannot be read any more", broken);
        } finally {
            release();
        }
    }

    private synchronized boolean rung() {
        return closed;
    }

    /** Once: the kernel gives a closed number to the next who opens anything. */
    private synchronized void release() {
        if (!released) {
            released = true;
            io.close(descriptor);
            io.close(bell);
        }
    }

    private boolean drain() {
        boolean more = true;
        while (more && !rung()) {
            more = receive();
        }
        return listener.batchEnd();
    }

    private boolean receive() {
        try {
            buffer.clear();
            int length = io.receive(descriptor, buffer);
            if (length > 0) {
                tell(length);
            }
            return length != 0;
        } catch (NetlinkException overrun) {
            if (overrun.errno() != NetlinkException.ENOBUFS) {
                throw overrun;
            }
            listener.lost("the receive buffer has overflown");
            return true;
        }
    }

    private void tell(int length) {
        try {
            Messages messages = new Messages(buffer);
            while (messages.next(length)) {
                listener.message(messages.header(), messages.payload());
            }
        } catch (MalformedMessageException unreadable) {
            LOG.warn("A message of the kernel cannot be read: {}", unreadable.getMessage());
            listener.lost(unreadable.getMessage());
        } catch (RuntimeException broken) { // a message that somebody stumbles over must not end the watching
            LOG.error("A message of the kernel was not understood", broken);
            listener.lost(broken.toString());
        }
    }
}
