// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import uplink.service.shell.place.HeldException;
import uplink.service.shell.place.OwnFolder;
import uplink.service.shell.place.PidLock;
import uplink.service.shell.place.Places;

/** The folder in which one gateway at a time keeps what it must remember. */
final class Store implements AutoCloseable {
    private final Path folder;
    private final PidLock lock;

    private Store(Path folder, PidLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes {@code folder} for this process, making it where it is missing.
     *
     * @throws UnfitException when another gateway has it, or the socket, or when it is not fit
     */
    static Store open(Path folder, Path socket) throws UnfitException {
        try {
            Optional<String> other = PidLock.holder(Places.lock(socket));
            if (other.isPresent()) {
                throw taken(other.get(), "the socket " + socket);
            }
            OwnFolder.make(folder);
            return new Store(folder, PidLock.take(folder.resolve("lock")));
        } catch (HeldException held) {
            throw taken(held.pid(), "the store " + folder);
        } catch (IOException unfit) {
            throw new UnfitException(
                    UnfitException.FAILED,
                    "the store does not do: " + unfit.getMessage() + "; name another by --store FOLDER");
        }
    }

    private static UnfitException taken(String pid, String what) {
        return new UnfitException(
                UnfitException.FAILED,
                "a gateway runs already: process " + pid + " has " + what + ". 'uplink COMMAND' reaches it, 'kill "
                        + pid + "' ends it, --store FOLDER with --socket PATH starts another");
    }

    /** The file in {@code folder} that the log goes to; older lines are in its sibling with a 1. */
    static Path log(Path folder) {
        return folder.resolve("uplink.0.log");
    }

    /** Where the framework unpacks what it needs while it runs. */
    Path cache() {
        return folder.resolve("framework");
    }

    /** Lets others have it. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
