// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.place;

import java.io.IOException;

/** Another process has the lock. */
public final class HeldException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String pid;

    HeldException(String pid) {
        super("the process " + pid + " has it");
        this.pid = pid;
    }

    /** The process that has it, {@code ?} when it does not say. */
    public String pid() {
        return pid;
    }
}
