// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.place;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder that belongs to this process' user, and that nobody else can enter. */
public final class OwnFolder {
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwx------");

    private OwnFolder() {}

    /**
     * Makes {@code folder} with mode 0700, and what is missing above it; one that is there stays as it is if it is fit.
     *
     * @throws IOException when it is a link, a file, somebody else's, or open to others for writing
     */
    public static void make(Path folder) throws IOException {
        FileAttribute<Set<PosixFilePermission>> mode = PosixFilePermissions.asFileAttribute(MODE);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && !Files.exists(parent)) {
            Files.createDirectories(parent, mode);
        }
        try {
            Files.createDirectory(folder, mode);
        } catch (FileAlreadyExistsException there) {
            check(folder);
        }
    }

    /** True when it is there, no link, this user's, and others cannot write into it. */
    public static boolean fit(Path folder) {
        try {
            check(folder);
            return true;
        } catch (IOException unfit) {
            return false;
        }
    }

    private static void check(Path folder) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isDirectory()) {
            throw new IOException(folder + " is no folder");
        }
        if (!attributes.owner().equals(Users.own())) {
            throw new IOException(folder + " belongs to " + attributes.owner().getName());
        }
        Set<PosixFilePermission> mode = attributes.permissions();
        if (mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others can write into " + folder + ": its mode is "
                    + PosixFilePermissions.toString(mode) + ", want rwx------");
        }
    }
}
