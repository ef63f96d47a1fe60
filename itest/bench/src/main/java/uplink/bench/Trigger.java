// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** Changes an address by a waiting {@code ip -batch}, so that no start of a program is measured. */
final class Trigger implements AutoCloseable {
    private static final long PAUSE_NANOS = 300_000;

    private final Process process;
    private final OutputStream out;
    private boolean there;

    Trigger() {
        try {
            process = new ProcessBuilder("ip", "-batch", "-")
                    .redirectErrorStream(true)
                    .start();
            out = process.getOutputStream();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Adds the address, or takes it away again; answers when that was asked for. */
    long pull() {
        LockSupport.parkNanos(PAUSE_NANOS);
        String line = "addr " + (there ? "del" : "add") + " 198.51.100.7/32 dev up0\n";
        there = !there;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            long begin = System.nanoTime();
            out.write(bytes);
            out.flush();
            return begin;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The address is there. */
    boolean there() {
        return there;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
