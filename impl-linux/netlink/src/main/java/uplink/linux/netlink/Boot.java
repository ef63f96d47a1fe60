// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names this run of the kernel: interface numbers mean something only within it, and within one network namespace. */
public final class Boot {
    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NAMESPACE = Path.of("/proc/thread-self/ns/net");

    private Boot() {}

    /** Another one after each boot, and for each network namespace; that of the calling thread. Empty when the kernel does not say. */
    public static Optional<String> name() {
        try {
            String boot = Files.readString(BOOT_ID).strip();
            String namespace = Files.readSymbolicLink(NAMESPACE).toString().replaceAll("\\D", "");
            return Optional.of(boot + "/" + namespace);
        } catch (IOException hidden) {
            LOG.warn("The kernel does not say which boot this is: {}", hidden.toString());
            return Optional.empty();
        }
    }
}
