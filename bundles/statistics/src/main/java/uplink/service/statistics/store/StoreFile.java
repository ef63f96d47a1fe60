// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import java.io.IOException;
import java.nio.ByteBuffer;
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
 */
public final class StoreFile implements AutoCloseable {
    private final Path folder;
    private final Path file;
    private final StoreLock lock;
    private FileChannel channel;
    private long length;

    private StoreFile(Path folder, StoreLock lock, FileChannel channel, long length) {
        this.folder = folder;
        this.file = file(folder);
        this.lock = lock;
        this.channel = channel;
        this.length = length;
    }

    /** What the folder holds; changes nothing, so that it can be asked while another process writes. */
    public static Contents read(Path folder) throws IOException {
        return Files.exists(file(folder)) ? Contents.read(Files.readAllBytes(file(folder))) : Contents.NOTHING;
    }

    /** Becomes the folder's only writer; made when it is not there. Cuts a torn write off. */
    public static StoreFile open(Path folder) throws IOException {
        Files.createDirectories(folder);
        StoreLock lock = StoreLock.take(folder);
        try {
            Files.deleteIfExists(next(folder));
            int whole = read(folder).length();
            FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            force(folder);
            if (channel.size() > whole) {
                channel.truncate(whole);
            }
            return new StoreFile(folder, lock, channel, whole);
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Bytes of the file. */
    public long length() {
        return length;
    }

    /** Adds lines; they are on the disk when this returns. When it throws, the file is as it was before. */
    public void append(Map<String, String> lines) throws IOException {
        ByteBuffer frame = Frame.of(lines);
        int size = frame.remaining();
        try {
            write(channel, frame, length);
        } catch (IOException full) {
            try {
                channel.truncate(length);
            } catch (IOException stillThere) {
                full.addSuppressed(stillThere);
            }
            throw full;
        }
        length += size;
    }

    /** Replaces everything by these lines. When it throws, everything is as it was before. */
    public void rewrite(Map<String, String> lines) throws IOException {
        Path next = next(folder);
        FileChannel made = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            made.truncate(0);
            ByteBuffer frame = Frame.of(lines);
            int size = frame.remaining();
            write(made, frame, 0);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            channel.close();
            channel = made;
            length = size;
        } catch (IOException failed) {
            made.close();
            Files.deleteIfExists(next);
            throw failed;
        }
        force(folder);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        lock.close();
    }

    private static void write(FileChannel to, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += to.write(bytes, at);
        }
        to.force(false);
    }

    /** So that a new name is on the disk too. */
    private static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("usage");
    }

    private static Path next(Path folder) {
        return folder.resolve("usage.new");
    }
}
