// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a folder for one process, by the lock of a file that holds its pid. Goes with the process, however that ends. */
final class StoreLock implements AutoCloseable {
    private final RandomAccessFile file;

    private StoreLock(RandomAccessFile file) {
        this.file = file;
    }

    /** Takes the folder; throws with one line that names the process that has it. */
    static StoreLock of(Path folder) throws IOException {
        Path path = folder.resolve("lock");
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (!taken(file)) {
                throw new IOException(folder + " is in use by process "
                        + Files.readString(path, UTF_8).strip());
            }
            file.setLength(0);
            file.write((ProcessHandle.current().pid() + "\n").getBytes(UTF_8));
            return new StoreLock(file);
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    private static boolean taken(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
