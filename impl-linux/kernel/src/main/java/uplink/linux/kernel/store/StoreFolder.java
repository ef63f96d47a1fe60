// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of small texts by kind and key, one file each. A write is a new file, forced to the disk and renamed, so that after a crash
 * there is the old text or the new one. Without a folder everything is held in memory only. Safe for any thread.
 */
public final class StoreFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final String SUFFIX = ".txt";

    private final Optional<Path> root;
    private final Optional<StoreLock> lock;
    private final Map<String, SortedMap<String, String>> texts = new ConcurrentHashMap<>();

    private StoreFolder(Optional<Path> root, Optional<StoreLock> lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Nothing is written down. */
    public static StoreFolder inMemory() {
        return new StoreFolder(Optional.empty(), Optional.empty());
    }

    /**
     * Locks the folder and reads what is in it.
     *
     * @throws IllegalStateException when another process has it, with its id
     * @throws UncheckedIOException when it cannot be written
     */
    public static StoreFolder open(Path root) {
        StoreLock lock = StoreLock.take(root);
        try {
            StoreFolder folder = new StoreFolder(Optional.of(root), Optional.of(lock));
            folder.readAll(root);
            return folder;
        } catch (IOException failed) {
            lock.close();
            throw new UncheckedIOException("cannot read " + root, failed);
        }
    }

    /** Id of the process that had the folder before, if it was another one. */
    public Optional<Long> before() {
        return lock.flatMap(StoreLock::before);
    }

    /** Every text of a kind, by key. */
    public SortedMap<String, Map<String, String>> all(String kind) {
        SortedMap<String, Map<String, String>> found = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(kind + "/")) {
                found.put(name.substring(kind.length() + 1), text);
            }
        });
        return found;
    }

    /** One text. */
    public Optional<Map<String, String>> find(String kind, String key) {
        return Optional.ofNullable(texts.get(kind + "/" + key));
    }

    /** Writes a text; when this returns, it is on the disk. */
    public synchronized void write(String kind, String key, Map<String, String> text) {
        SortedMap<String, String> sorted = new TreeMap<>(text);
        root.ifPresent(folder -> {
            try {
                replace(file(folder, kind, key), StoreText.format(sorted));
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot write " + kind + " of " + key, failed);
            }
        });
        texts.put(kind + "/" + key, sorted);
    }

    /** Forgets a text; harmless when there is none. */
    public synchronized void delete(String kind, String key) {
        root.ifPresent(folder -> {
            try {
                Path file = file(folder, kind, key);
                if (Files.deleteIfExists(file)) {
                    force(file.getParent());
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot delete " + kind + " of " + key, failed);
            }
        });
        texts.remove(kind + "/" + key);
    }

    @Override
    public void close() {
        lock.ifPresent(StoreLock::close);
    }

    private static Path file(Path folder, String kind, String key) {
        return folder.resolve(kind).resolve(URLEncoder.encode(key, StandardCharsets.UTF_8) + SUFFIX);
    }

    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.getParent());
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void readAll(Path folder) throws IOException {
        try (var kinds = Files.list(folder)) {
            for (Path kind : kinds.filter(Files::isDirectory).toList()) {
                try (var files = Files.list(kind)) {
                    read(kind.getFileName().toString(), files.toList());
                }
            }
        }
    }

    private void read(String kind, List<Path> files) throws IOException {
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(SUFFIX)) {
                String key =
                        URLDecoder.decode(name.substring(0, name.length() - SUFFIX.length()), StandardCharsets.UTF_8);
                read(kind, key, file);
            }
        }
    }

    /** What cannot be read is put aside: a start must not fail by it, and nobody's settings are thrown away. */
    private void read(String kind, String key, Path file) throws IOException {
        try {
            texts.put(kind + "/" + key, StoreText.parse(Files.readString(file)));
        } catch (IllegalArgumentException | IOException unreadable) {
            LOG.error("{} cannot be read and is put aside: {}", file, unreadable.getMessage());
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
