// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every caller by one thread, and carries their commands out by others, which end when there are none. No caller can make another
 * wait.
 */
final class Exchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final long TICK_MILLIS = 250;
    private static final long IDLE_MILLIS = 1000;
    private static final long STOP_MILLIS = 2000;
    private static final int READ_BYTES = 8192;

    private final ServerSocketChannel server;
    private final Answering answering;
    private final Limits limits;
    private final Selector selector;
    private final Set<Caller> callers = new HashSet<>();
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES);
    private final Thread thread = new Thread(this::run, "uplink-socket");
    private final ThreadPoolExecutor commands;
    private volatile boolean closed;

    /** Begins at once; {@code server} stays its owner's to close. */
    Exchange(ServerSocketChannel server, Answering answering, Limits limits) throws IOException {
        this.server = server;
        this.answering = answering;
        this.limits = limits;
        AtomicInteger number = new AtomicInteger();
        commands = new ThreadPoolExecutor(
                limits.commands(),
                limits.commands(),
                IDLE_MILLIS,
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "uplink-command-" + number.incrementAndGet()));
        commands.allowCoreThreadTimeOut(true);
        selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        thread.start();
    }

    Limits limits() {
        return limits;
    }

    Answering answering() {
        return answering;
    }

    void carryOut(Errand errand) {
        commands.execute(errand);
    }

    /** Does {@code work} on the exchange's thread, soon. */
    void post(Runnable work) {
        posted.add(work);
        selector.wakeup();
    }

    void forget(Caller caller) {
        callers.remove(caller);
    }

    private void run() {
        long tick = System.nanoTime();
        while (!closed) {
            try {
                selector.select(this::ready, callers.isEmpty() && accepting() ? 0 : TICK_MILLIS);
            } catch (IOException | RuntimeException defect) {
                LOG.error("The socket goes on after an error", defect);
            }
            for (Runnable work = posted.poll(); work != null; work = posted.poll()) {
                work.run();
            }
            if (System.nanoTime() - tick > TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
                tick = System.nanoTime();
                List.copyOf(callers).forEach(Caller::tick);
                accept(true);
            }
        }
        List.copyOf(callers).forEach(Caller::close);
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (!(key.attachment() instanceof Caller caller)) {
            accept();
            return;
        }
        try {
            if (key.isReadable()) {
                caller.read(bytes);
            }
            if (key.isValid() && key.isWritable()) {
                caller.write();
            }
        } catch (IOException gone) {
            caller.close();
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                welcome(channel);
            }
        } catch (IOException exhausted) {
            LOG.warn("The socket takes no caller for a moment: {}", exhausted.getMessage());
            accept(false);
        }
    }

    private void welcome(SocketChannel channel) throws IOException {
        try {
            if (!Peers.welcome(channel)) {
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Caller caller = new Caller(channel, key, this);
            key.attach(caller);
            callers.add(caller);
            if (callers.size() > limits.callers()) {
                caller.refuse("too many callers are connected already; try again later");
            }
        } catch (IOException gone) {
            channel.close();
        }
    }

    private boolean accepting() {
        SelectionKey key = server.keyFor(selector);
        return key != null && key.isValid() && key.interestOps() != 0;
    }

    /** Out of descriptors, the listening socket would be ready all the time: then it rests until the next tick. */
    private void accept(boolean on) {
        SelectionKey key = server.keyFor(selector);
        if (key != null && key.isValid()) {
            key.interestOps(on ? SelectionKey.OP_ACCEPT : 0);
        }
    }

    /** Hangs up on every caller, and ends their commands and all threads; waits at most 4 s. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        commands.shutdown();
        try {
            thread.join(STOP_MILLIS);
            // only now, so that no command that is ended by this still tells its caller that it is done
            commands.shutdownNow();
            if (!commands.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A command does not end when it is interrupted");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            closeSelector();
        }
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException broken) {
            LOG.debug("The selector closes badly", broken);
        }
    }
}
