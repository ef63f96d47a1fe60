// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.Profile;
import uplink.profile.ProfileState;

/** Tests on a host whose network the real NetworkManager runs, seen by its backend above the kernel's. */
@Timeout(60)
abstract class OnNetworkManager {
    /** An address that is written down, a way out, and name servers; as nmcli wants it. */
    static final String STATIC = "ipv4.method manual ipv4.addresses 192.0.2.2/24 ipv4.gateway 192.0.2.1 "
            + "ipv4.dns 192.0.2.54,192.0.2.55 ipv4.dns-search lab.example";

    /** The same of the other family. */
    static final String STATIC6 = "ipv6.method manual ipv6.addresses 2001:db8:7::2/64 ipv6.gateway 2001:db8:7::1";

    static final String NO_IPV6 = "ipv6.method disabled";

    @TempDir
    Path folder;

    NetworkManagerHost host;
    NetworkManagerDaemon daemon;
    NetworkManagerGateway gateway;

    /** Links and profiles that the operator gives, apart by commas. */
    String manage() {
        return "";
    }

    /** What more there is in NetworkManager's configuration. */
    String configuration() {
        return NetworkManagerHost.check(Provider.PAGE);
    }

    @BeforeEach
    final void open() throws Exception {
        host = NetworkManagerHost.started(folder, configuration());
        daemon = host.daemon();
        gateway = new NetworkManagerGateway(host, folder, manage());
        gateway.link(NetworkManagerHost.PORT, link -> true);
    }

    @AfterEach
    final void close() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        if (host != null) {
            host.close();
        }
    }

    /** Words apart by blanks. */
    final String nmcli(String words) throws Exception {
        return daemon.nmcli(words.split(" "));
    }

    /** Adds a profile for a port. */
    final void add(String name, String port, String... more) throws Exception {
        nmcli("connection add type ethernet con-name " + name + " ifname " + port + " " + String.join(" ", more));
    }

    /** Waits until the profile of that name is up. */
    final Profile connected(String name) {
        return gateway.profile(name, one -> one.state() == ProfileState.CONNECTED);
    }

    /** Waits until it is not. */
    final Profile down(String name) {
        return gateway.profile(name, one -> one.state() == ProfileState.DISCONNECTED);
    }
}
