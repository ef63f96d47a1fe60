// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A file that one process locks; it holds that process' id as text. The kernel releases it when the process dies, however. */
public final class PidLock implements AutoCloseable {
    /** A process loses a lock when it closes any descriptor of the file, so none is opened twice here. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final String OWN = Long.toString(ProcessHandle.current().pid());
    private static final int ATTEMPTS = 16;
    private static final int MOST_BYTES = 20;

    private final Path file;
    private final FileChannel channel;

    private PidLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes it, making the file with mode 0600 where there is none.
     *
     * @throws HeldException when another has it
     */
    public static PidLock take(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (!HELD.add(path)) {
            throw new HeldException(OWN);
        }
        Optional<PidLock> lock = Optional.empty();
        try {
            for (int attempt = 0; lock.isEmpty() && attempt < ATTEMPTS; attempt++) {
                lock = attempt(path);
            }
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(path);
            }
        }
        return lock.orElseThrow(() -> new IOException(path + " is taken and left all the time"));
    }

    /** Empty when the file was removed meanwhile by one who left. */
    private static Optional<PidLock> attempt(Path path) throws IOException {
        make(path);
        FileChannel channel = null;
        try {
            Object before = identity(path);
            channel = open(path);
            if (channel.tryLock() == null) {
                throw new HeldException(pid(channel));
            }
            if (before.equals(identity(path))) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(OWN.getBytes(StandardCharsets.US_ASCII)), 0);
                return Optional.of(new PidLock(path, channel));
            }
        } catch (NoSuchFileException removed) {
            close(channel);
            return Optional.empty();
        } catch (IOException failed) {
            close(channel);
            throw failed;
        }
        close(channel);
        return Optional.empty();
    }

    private static void make(Path path) throws IOException {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException there) {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(path + " is in the way: it is no file", there);
            }
        }
    }

    /** The process that has the lock now, if any; this one does not count. */
    public static Optional<String> holder(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (HELD.contains(path) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel channel = open(path)) {
            return channel.tryLock() == null ? Optional.of(pid(channel)) : Optional.empty();
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private static Object identity(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        return key == null ? path : key;
    }

    private static String pid(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches("[0-9]+") ? text : "?";
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** Removes the file, and releases it. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                Files.deleteIfExists(file);
            } finally {
                HELD.remove(file);
            }
        }
    }
}
