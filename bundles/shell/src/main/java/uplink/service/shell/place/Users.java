// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** Who this process is. */
public final class Users {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final Path SELF = Files.exists(PROCESS) ? PROCESS : Path.of(System.getProperty("user.home"));
    private static final int ROOT = 0;

    private Users() {}

    /** The user whose rights this process has. */
    public static UserPrincipal own() throws IOException {
        return Files.getOwner(SELF);
    }

    /** The number of that user. */
    static int number() throws IOException {
        return (Integer) Files.getAttribute(SELF, "unix:uid");
    }

    /** True when that is the administrator. */
    public static boolean root() throws IOException {
        return number() == ROOT;
    }
}
