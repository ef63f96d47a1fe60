// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do; capabilities(7). */
public final class Capabilities {
    private static final int CAP_NET_ADMIN = 12;

    private Capabilities() {}

    /** May it change the network. */
    public static boolean netAdmin() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .anyMatch(line -> new BigInteger(line.substring(7).strip(), 16).testBit(CAP_NET_ADMIN));
        } catch (IOException noLinux) {
            return false;
        }
    }
}
