// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import uplink.service.shell.place.OwnFolder;
import uplink.service.shell.place.PidLock;
import uplink.service.shell.place.Places;
import uplink.service.shell.place.Users;

/** A socket in the file system that this process alone listens on. What lies there already is removed only if it is a dead one of ours. */
final class Place implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final Path path;
    private final PidLock lock;
    private final ServerSocketChannel server;

    private Place(Path path, PidLock lock, ServerSocketChannel server) {
        this.path = path;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Listens at {@code path}, with mode 0600.
     *
     * @throws uplink.service.shell.place.HeldException when another process does so
     * @throws IOException when something is in the way
     */
    static Place open(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            OwnFolder.make(folder);
        }
        PidLock lock = PidLock.take(Places.lock(path));
        try {
            clear(path);
            return new Place(path, lock, bind(path));
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private static ServerSocketChannel bind(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            server.configureBlocking(false);
            return server;
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private static void clear(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isOther() || !attributes.owner().equals(Users.own())) {
            throw new IOException(
                    path + " is in the way: it is no socket of " + Users.own().getName());
        }
        if (answers(path)) {
            throw new IOException(path + " is in the way: another program answers there");
        }
        Files.delete(path);
    }

    private static boolean answers(Path path) {
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return probe.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    ServerSocketChannel server() {
        return server;
    }

    /** Removes the socket's file, then lets others have the place. */
    @Override
    public void close() throws IOException {
        try (lock;
                server) {
            Files.deleteIfExists(path);
        }
    }
}
