// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when a file changes, comes or goes, also when it is a symbolic link to another; on a thread of its own. */
public final class FileWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private final Path file;
    private final Runnable changed;
    private final Thread thread;
    private final Set<Path> names = new HashSet<>();
    private volatile boolean closed;
    private @Nullable WatchService service;

    /** {@code changed} runs on the thread of that name. */
    public FileWatch(Path file, String thread, Runnable changed) {
        this.file = file;
        this.changed = changed;
        this.thread = new Thread(this::watch, thread);
        this.thread.setDaemon(true);
    }

    /** Watches the file's directory, and that of what it links to; without either it stays silent. */
    public synchronized void start() {
        if (closed) {
            return;
        }
        try {
            service = file.getFileSystem().newWatchService();
            register(file);
            if (Files.exists(file)) {
                register(file.toRealPath());
            }
            thread.start();
        } catch (IOException unwatchable) {
            LOG.info("{} cannot be watched: {}", file, unwatchable.getMessage());
        }
    }

    private void register(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        names.add(path.getFileName());
        if (Files.isDirectory(directory)) {
            directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        }
    }

    private void watch() {
        try {
            while (!closed) {
                WatchKey key = service.take();
                boolean ours = key.pollEvents().stream().anyMatch(event -> names.contains(event.context()));
                key.reset();
                if (ours && !closed) {
                    changed.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException ended) {
            LOG.debug("{} is not watched any more", file);
        }
    }

    private synchronized void stop() throws IOException {
        closed = true;
        if (service != null) {
            service.close();
        }
    }

    @Override
    public void close() {
        try {
            stop();
            if (thread.isAlive() && Thread.currentThread() != thread) {
                thread.join();
            }
        } catch (IOException failed) {
            LOG.debug("The watch on {} does not close", file, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
