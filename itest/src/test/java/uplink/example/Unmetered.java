// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.RequirePrivilege;
import uplink.sockets.Network;
import uplink.sockets.NetworkTarget;

/** Lives exactly as long as there is a network that works and costs nothing. */
@Component(service = Unmetered.class)
@NetworkTarget(NetworkTarget.UNMETERED)
@RequirePrivilege("network.get")
public final class Unmetered {
    private final Network network;

    /** The best one of them. */
    @Activate
    public Unmetered(@Reference(name = "network") Network network) {
        this.network = network;
    }

    /** A connection to the first address that answers. */
    public Socket connect(String host, int port) throws IOException {
        return network.connect(host, port, Duration.ofSeconds(10));
    }
}
