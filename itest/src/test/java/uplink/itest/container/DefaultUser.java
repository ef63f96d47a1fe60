// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import uplink.sockets.Network;

/** Follows the default network, by a dynamic and greedy reference. */
public final class DefaultUser {
    /** How many were started, and how many stopped. */
    static final AtomicInteger STARTED = new AtomicInteger();

    static final AtomicInteger STOPPED = new AtomicInteger();
    static final AtomicReference<Network> BOUND = new AtomicReference<>();

    public DefaultUser() {
        STARTED.incrementAndGet();
    }

    public void stop() {
        STOPPED.incrementAndGet();
    }

    public void bind(Network network) {
        BOUND.set(network);
    }

    public void unbind(Network network) {
        BOUND.compareAndSet(network, null);
    }
}
