// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps a folder for one user; the file {@code lock} in it holds the id of the process. */
final class StoreLock implements AutoCloseable {
    private final FileChannel channel;
    private final Optional<Long> before;

    private StoreLock(FileChannel channel, Optional<Long> before) {
        this.channel = channel;
        this.before = before;
    }

    static StoreLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            return take(folder, channel);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + folder, failed);
        }
    }

    private static StoreLock take(Path folder, FileChannel channel) throws IOException {
        Optional<Long> written = read(channel);
        if (!locked(channel)) {
            channel.close();
            throw new IllegalStateException(folder + " is in use by process "
                    + written.map(Object::toString).orElse("unknown")
                    + ": stop that one, or choose another uplink.store");
        }
        long own = ProcessHandle.current().pid();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(own).getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(true);
        return new StoreLock(channel, written.filter(pid -> pid != own));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static Optional<Long> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    Optional<Long> before() {
        return before;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot give the store back", failed);
        }
    }
}
