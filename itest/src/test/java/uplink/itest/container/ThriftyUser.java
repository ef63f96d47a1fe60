// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import uplink.sockets.Network;

/** Lives exactly as long as there is a network whose plan is not used up. */
public final class ThriftyUser {
    /** The running one. */
    static final AtomicReference<ThriftyUser> RUNNING = new AtomicReference<>();

    /** How many there were. */
    static final AtomicInteger STARTED = new AtomicInteger();

    public ThriftyUser(Network network) {
        STARTED.incrementAndGet();
        RUNNING.set(this);
    }

    public void stop() {
        RUNNING.compareAndSet(this, null);
    }
}
