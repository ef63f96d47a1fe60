// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Lines that wait for a caller to read them; bounded. A command waits until there is room, anybody else never: a caller that lets so
 * much lie is given up. Safe for any thread; its own lock guards everything.
 */
final class Outbox {
    private final Duration patience;
    private final Deque<ByteBuffer> lines = new ArrayDeque<>();
    private int bytes;
    private boolean closed;
    private long progress = System.nanoTime();

    Outbox(Duration patience) {
        this.patience = patience;
    }

    /**
     * Adds a line.
     *
     * @param waits the calling thread may wait for room
     * @throws IOException when the caller is gone, or does not read
     */
    synchronized void add(String line, boolean waits) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!closed && bytes >= Limits.PENDING_BYTES) {
            long left = waits ? TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) : 0;
            if (left <= 0) {
                throw new IOException("the caller does not read");
            }
            pause(left);
        }
        if (closed) {
            throw new IOException("the caller hears no more");
        }
        append(line);
    }

    /** Adds the last line, whatever waits already. */
    synchronized void last(String line) {
        if (!closed) {
            append(line);
        }
        closed = true;
        notifyAll();
    }

    private void append(String line) {
        if (lines.isEmpty()) {
            progress = System.nanoTime();
        }
        ByteBuffer encoded = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        lines.add(encoded);
        bytes += encoded.remaining();
    }

    private void pause(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the command was ended", interrupted);
        }
    }

    /** Writes what {@code channel} takes without blocking; true when nothing is left. */
    synchronized boolean flush(WritableByteChannel channel) throws IOException {
        while (!lines.isEmpty()) {
            ByteBuffer first = lines.getFirst();
            int written = channel.write(first);
            bytes -= written;
            progress = written > 0 ? System.nanoTime() : progress;
            if (first.hasRemaining()) {
                return false;
            }
            lines.removeFirst();
            notifyAll();
        }
        return true;
    }

    /** Something has been waiting for longer than a caller may take. */
    synchronized boolean neglected() {
        return !lines.isEmpty() && System.nanoTime() - progress > patience.toNanos();
    }

    /** Forgets everything, and lets go of everybody who waits. */
    synchronized void close() {
        closed = true;
        lines.clear();
        bytes = 0;
        notifyAll();
    }
}
