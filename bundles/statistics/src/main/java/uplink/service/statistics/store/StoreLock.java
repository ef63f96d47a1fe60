// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One folder has one writer; the file {@code lock} holds its process number. */
final class StoreLock implements AutoCloseable {
    private final RandomAccessFile file;

    private StoreLock(RandomAccessFile file) {
        this.file = file;
    }

    /** Takes the folder. Throws with the number of the process that has it. */
    static StoreLock take(Path folder) throws IOException {
        Path path = folder.resolve("lock");
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (tryLock(file) == null) {
                throw new StoreInUseException(
                        "process " + Files.readString(path).strip() + " uses " + folder + " already");
            }
            file.setLength(0);
            file.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
            return new StoreLock(file);
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException ourselves) {
            return null;
        }
    }

    /** Closing the file gives the lock back. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
