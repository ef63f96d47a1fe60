// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The file {@code usage} of a folder. Each write goes to its end and is forced to the disk before it counts; a write that was torn
 * is cut off by the next opening, as if it had never begun. Now and then {@link #rewrite} makes a new file of what still matters,
 * beside the old one, and takes its place in one step. Not safe for several threads.
 *
 * <p>Written without a channel: the interruption of a caller would close that for good.
 */
final class StoreFile implements AutoCloseable {
    private final Path folder;
    private final StoreLock lock;
    private RandomAccessFile file;
    private long length;

    private StoreFile(Path folder, StoreLock lock, RandomAccessFile file, long length) {
        this.folder = folder;
        this.lock = lock;
        this.file = file;
        this.length = length;
    }

    /** What the folder holds; changes nothing, so that it can be asked while another process writes. */
    static Contents read(Path folder) throws IOException {
        return Files.exists(usage(folder)) ? Contents.read(Files.readAllBytes(usage(folder))) : Contents.NOTHING;
    }

    /** Becomes the folder's only writer; made when it is not there. Cuts a torn write off. */
    static StoreFile open(Path folder) throws IOException {
        Files.createDirectories(folder);
        StoreLock lock = StoreLock.take(folder);
        try {
            Files.deleteIfExists(next(folder));
            int whole = read(folder).length();
            RandomAccessFile file = new RandomAccessFile(usage(folder).toFile(), "rw");
            if (file.length() > whole) {
                file.setLength(whole);
            }
            force(folder);
            return new StoreFile(folder, lock, file, whole);
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Bytes of the file. */
    long length() {
        return length;
    }

    /** Adds lines; they are on the disk when this returns. When it throws, the file is as it was before. */
    void append(Map<String, String> lines) throws IOException {
        byte[] frame = Frame.of(lines);
        try {
            write(file, frame, length);
        } catch (IOException full) {
            try {
                file.setLength(length);
            } catch (IOException stillThere) {
                full.addSuppressed(stillThere);
            }
            throw full;
        }
        length += frame.length;
    }

    /** Replaces everything by these lines. When it throws, everything is as it was before. */
    void rewrite(Map<String, String> lines) throws IOException {
        Path next = next(folder);
        RandomAccessFile made = new RandomAccessFile(next.toFile(), "rw");
        try {
            made.setLength(0);
            byte[] frame = Frame.of(lines);
            write(made, frame, 0);
            Files.move(next, usage(folder), StandardCopyOption.ATOMIC_MOVE);
            file.close();
            file = made;
            length = frame.length;
        } catch (IOException failed) {
            made.close();
            Files.deleteIfExists(next);
            throw failed;
        }
        force(folder);
    }

    @Override
    public void close() throws IOException {
        file.close();
        lock.close();
    }

    private static void write(RandomAccessFile to, byte[] bytes, long from) throws IOException {
        to.seek(from);
        to.write(bytes);
        to.getFD().sync();
    }

    /** So that a new name is on the disk too. */
    private static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static Path usage(Path folder) {
        return folder.resolve("usage");
    }

    private static Path next(Path folder) {
        return folder.resolve("usage.new");
    }
}
