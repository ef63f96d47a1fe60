// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The kernel's IPv6 settings of one interface, {@code /proc/sys/net/ipv6/conf}; those of the network namespace of the calling thread.
 */
public final class Sysctl {
    private static final Path ROOT = Path.of("/proc/sys/net/ipv6/conf");

    private Sysctl() {}

    /** A value as text; empty when there is no such interface, or the kernel knows no such setting. */
    public static Optional<String> read(String name, String setting) {
        try {
            return Optional.of(
                    Files.readString(ROOT.resolve(name).resolve(setting)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Sets a value; EACCES, ENODEV or EINVAL when the kernel refuses. */
    public static void write(String name, String setting, String value) {
        try {
            Files.writeString(ROOT.resolve(name).resolve(setting), value);
        } catch (AccessDeniedException denied) {
            throw new NetlinkException("set " + setting, NetlinkException.EACCES, "");
        } catch (IOException failed) {
            int errno = Files.exists(ROOT.resolve(name)) ? 22 : NetlinkException.ENODEV;
            throw new NetlinkException("set " + setting, errno, String.valueOf(failed.getMessage()));
        }
    }
}
