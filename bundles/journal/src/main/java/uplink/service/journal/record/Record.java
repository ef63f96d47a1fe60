// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.HistoryEntry;

/**
 * Entries that outlive the process. While the disk does not take them, they wait in memory, the newest {@link #MOST} of them, and
 * the disk is tried again once a minute. Safe for any thread; readers do not hold up writers.
 */
public final class Record implements AutoCloseable {
    /** Entries that wait in memory at most. */
    public static final int MOST = 1000;

    private static final Logger log = LoggerFactory.getLogger(Record.class);
    /** Bytes of one write, about; well below the smallest file of the smallest record. */
    private static final int CHUNK = 2048;

    private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

    /**
     * Where, and how much.
     *
     * @param folder empty for a record in memory alone
     * @param boundBytes of all files together
     * @param force the longest time that entries may be left to the kernel; zero for as long as that likes
     */
    public record Store(Optional<Path> folder, long boundBytes, Duration force) {}

    private final Store store;
    private final LongSupplier nanos;
    private final Deque<HistoryEntry> waiting = new ArrayDeque<>();
    private Optional<Segments> segments = Optional.empty();
    private List<Segment> left = List.of();
    private boolean complained;
    private boolean closed;
    private boolean unforced;
    private long tried;
    private long forced;

    /** Opens it, or goes on without and says so; {@code nanos} is a clock that only goes forward. */
    public Record(Store store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
        forced = nanos.getAsLong();
        open();
    }

    /** Adds entries, in this order. What the disk has taken, {@code kill -9} does not undo. */
    public synchronized void append(List<HistoryEntry> entries) {
        waiting.addAll(entries);
        if (segments.isEmpty() && !closed && nanos.getAsLong() - tried >= RETRY_NANOS) {
            open();
        }
        write();
        while (waiting.size() > MOST) {
            waiting.remove();
        }
    }

    /** Puts on the disk what has waited for too long; called now and then. */
    public synchronized void force() {
        boolean due = !store.force().isZero()
                && nanos.getAsLong() - forced >= store.force().toNanos();
        if (due && unforced) {
            unforced = false;
            forced = nanos.getAsLong();
            onDisk(Segments::force);
        }
    }

    /** Something is still to be put on the disk by {@link #force}. */
    public synchronized boolean unforced() {
        return unforced && !store.force().isZero();
    }

    /**
     * Gives every entry, oldest first.
     *
     * @throws IOException when a file cannot be read
     */
    public void read(Consumer<HistoryEntry> reader) throws IOException {
        List<Segment> files;
        List<HistoryEntry> memory;
        synchronized (this) {
            files = segments.map(Segments::all).orElse(left);
            memory = List.copyOf(waiting);
        }
        for (Segment file : files) {
            file.read(reader);
        }
        memory.forEach(reader);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (unforced) {
            onDisk(Segments::force);
        }
        release();
    }

    private void open() {
        tried = nanos.getAsLong();
        if (store.folder().isEmpty()) {
            return;
        }
        try {
            segments = Optional.of(Segments.open(store.folder().get(), store.boundBytes()));
            if (complained) {
                log.info("The journal writes to {} again", store.folder().get());
            }
            complained = false;
        } catch (IOException failed) {
            complain(failed);
        }
    }

    private void write() {
        boolean taken = true;
        while (taken && segments.isPresent() && !waiting.isEmpty()) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            int count = 0;
            for (HistoryEntry entry : waiting) {
                if (lines.size() < CHUNK) {
                    lines.writeBytes(Line.encode(entry));
                    count++;
                }
            }
            taken = onDisk(open -> open.append(lines.toByteArray()));
            for (int each = 0; taken && each < count; each++) {
                waiting.remove();
            }
            unforced |= taken;
        }
    }

    private interface DiskWork {
        void on(Segments open) throws IOException;
    }

    private boolean onDisk(DiskWork work) {
        if (segments.isEmpty()) {
            return false;
        }
        try {
            work.on(segments.get());
            return true;
        } catch (IOException failed) {
            left = new ArrayList<>(segments.get().all());
            release();
            complain(failed);
            return false;
        }
    }

    private void release() {
        segments.ifPresent(open -> {
            left = open.all();
            try {
                open.close();
            } catch (IOException failed) {
                log.debug("The journal's files do not close", failed);
            }
        });
        segments = Optional.empty();
    }

    private void complain(IOException failed) {
        if (!complained) {
            log.warn("The journal goes on in memory, without a record on disk: {}", reason(failed));
        }
        complained = true;
    }

    private static String reason(IOException failed) {
        String kind =
                failed.getClass() == IOException.class ? "" : failed.getClass().getSimpleName() + " ";
        return kind + failed.getMessage();
    }
}
