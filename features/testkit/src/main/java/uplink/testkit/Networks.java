// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import uplink.sockets.Network;

/** Finds network services, as a reference with a target does. Simulated ones carry real bytes by loopback. */
public interface Networks {
    /**
     * The best network that matches; waits for it to come.
     *
     * @param filter as in a target, {@code (uplink.technology=WIFI)}; empty takes any
     * @throws uplink.profile.ConnectionException UNAVAILABLE when there is none within ten seconds
     * @throws IllegalArgumentException when it is no filter
     */
    Network network(String filter);

    /** How many match now. */
    int count(String filter);
}
