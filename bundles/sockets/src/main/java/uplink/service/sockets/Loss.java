// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import uplink.sockets.NetworkLostException;

/** Why a socket was closed from below, for all that fails on it from then on. Safe for any thread. */
final class Loss {
    private final AtomicReference<@Nullable NetworkLostException> why = new AtomicReference<>();

    /** What may be told instead of the kernel's word. */
    interface Act<T extends @Nullable Object> {
        T run() throws IOException;
    }

    void set(NetworkLostException reason) {
        why.compareAndSet(null, reason);
    }

    /** Runs {@code act}; what it throws after the loss is the loss. */
    <T extends @Nullable Object> T of(Act<T> act) throws IOException {
        try {
            return act.run();
        } catch (IOException failed) {
            throw reason(failed);
        }
    }

    private IOException reason(IOException failed) {
        NetworkLostException lost = why.get();
        if (lost == null || failed instanceof NetworkLostException) {
            return failed;
        }
        NetworkLostException told = lost.again();
        told.initCause(failed);
        return told;
    }
}
