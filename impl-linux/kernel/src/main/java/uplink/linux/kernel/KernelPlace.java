// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.nio.file.Path;
import uplink.linux.netlink.Sysfs;

/**
 * Where a backend looks.
 *
 * @param sysfs what is said of devices
 * @param resolvConf the resolver's configuration
 * @param receiveBuffer of the kernel's events, in bytes; what does not fit is lost, and asked for again
 */
public record KernelPlace(Sysfs sysfs, Path resolvConf, int receiveBuffer) {
    private static final int RECEIVE_BUFFER = 8 << 20;

    /** With the usual buffer. */
    public KernelPlace(Sysfs sysfs, Path resolvConf) {
        this(sysfs, resolvConf, RECEIVE_BUFFER);
    }

    /** The machine's own. */
    public static KernelPlace machine() {
        return new KernelPlace(new Sysfs(), Path.of("/etc/resolv.conf"));
    }
}
