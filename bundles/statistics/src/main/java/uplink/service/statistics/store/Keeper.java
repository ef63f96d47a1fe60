// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps lines in a folder as long as the disk takes them. What it does not take is kept in memory and tried again; said once when
 * that begins, and once when it ends. Safe for any thread.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Keeper.class);

    /** A file is made anew when it has grown to this, or to so many times what it was after it was made anew last. */
    private static final long SMALL = 256 * 1024;

    private static final int GROWTH = 4;

    private final Path folder;
    private final Contents contents;
    private final Map<String, String> pending = new HashMap<>();
    private @Nullable StoreFile file;
    private long grown;
    private boolean given;
    private boolean failing;

    private Keeper(Path folder) throws IOException {
        this.folder = folder;
        file = open();
        contents = StoreFile.read(folder);
        grown = Math.max(SMALL, GROWTH * (long) contents.length());
    }

    /** Opens the folder and gives what it holds to {@code lines}; one that cannot be written is only read. */
    public static Keeper open(Path folder, BiConsumer<String, String> lines) throws IOException {
        Keeper keeper = new Keeper(folder);
        int skipped = keeper.contents.skipped();
        if (skipped > 0) {
            log.error(
                    "{} bytes in {} were damaged: the counters written there are older than they were",
                    skipped,
                    folder);
        }
        keeper.contents.lines().forEach((key, value) -> {
            try {
                lines.accept(key, value);
            } catch (IllegalArgumentException foreign) {
                log.error("A line of {} cannot be read: {}", folder, foreign.getMessage());
            }
        });
        return keeper;
    }

    /** Writes what has changed; {@code whole} is asked when the file has grown too much. Nothing is written of nothing. */
    public synchronized void write(Map<String, String> changes, Supplier<Map<String, String>> whole) {
        pending.putAll(changes);
        if (pending.isEmpty() || given) {
            return;
        }
        file = file == null ? reopen() : file;
        if (file != null) {
            write(file, whole);
        }
    }

    private void write(StoreFile to, Supplier<Map<String, String>> whole) {
        try {
            if (to.length() >= grown) {
                to.rewrite(whole.get());
                grown = Math.max(SMALL, GROWTH * to.length());
            } else {
                to.append(pending);
            }
            pending.clear();
            if (failing) {
                failing = false;
                log.info("Counters are kept in {} again", folder);
            }
        } catch (IOException full) {
            ill(full);
        }
    }

    /** Nothing was ever written to the folder, and something could be. */
    public synchronized boolean empty() {
        return file != null && file.length() == 0;
    }

    @Override
    public synchronized void close() {
        given = true;
        if (file != null) {
            close(file);
        }
    }

    private void close(StoreFile opened) {
        try {
            opened.close();
        } catch (IOException failed) {
            log.warn("{} was not closed as it should", folder, failed);
        }
    }

    private @Nullable StoreFile open() {
        try {
            return StoreFile.open(folder);
        } catch (StoreInUseException other) {
            given = true;
            log.error("Counters are kept in memory only: {}", other.getMessage());
        } catch (IOException failed) {
            ill(failed);
        }
        return null;
    }

    /** What another process has written meanwhile is newer than all that is known here: it is left alone. */
    private @Nullable StoreFile reopen() {
        StoreFile opened = open();
        if (opened != null && opened.length() != contents.length()) {
            given = true;
            log.error("Counters are kept in memory only: somebody else has written to {}", folder);
            close(opened);
            return null;
        }
        return opened;
    }

    private void ill(IOException why) {
        if (!failing) {
            failing = true;
            log.error("Counters are kept in memory only, until {} can be written: {}", folder, why.toString());
        }
    }
}
