// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import java.util.concurrent.atomic.AtomicReference;
import uplink.sockets.Network;

/** Lives exactly as long as there is a network that works and costs nothing. */
public final class NetworkUser {
    /** The running one. */
    static final AtomicReference<NetworkUser> RUNNING = new AtomicReference<>();

    final Network network;

    public NetworkUser(Network network) {
        this.network = network;
        RUNNING.set(this);
    }

    public void stop() {
        RUNNING.compareAndSet(this, null);
    }
}
