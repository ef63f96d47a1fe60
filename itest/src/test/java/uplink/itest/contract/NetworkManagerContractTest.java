// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import uplink.itest.lab.NetworkManagerDaemon;
import uplink.itest.lab.NetworkManagerHost;
import uplink.linux.networkmanager.Control;
import uplink.linux.networkmanager.NetworkManagerBackend;
import uplink.linux.networkmanager.NetworkManagerPlace;
import uplink.profile.spi.LayerBackend;

class NetworkManagerContractTest extends ObservingContract {
    private static final String PORT = "connection add type ethernet con-name port ifname eth7 autoconnect no "
            + "ipv4.method manual ipv4.addresses 192.0.2.2/24 ipv4.gateway 192.0.2.1 ipv4.may-fail no "
            + "ipv6.method manual ipv6.addresses 2001:db8:7::2/64 ipv6.gateway 2001:db8:7::1 ipv6.may-fail no";

    @TempDir
    private Path files;

    private NetworkManagerHost host;

    @Override
    LayerBackend backend() throws Exception {
        host = NetworkManagerHost.started(files);
        host.lab().cable("eth8", host.provider().lab(), "gw8");
        NetworkManagerDaemon daemon = host.daemon();
        daemon.nmcli(PORT.split(" "));
        daemon.nmcli("connection", "up", "port");
        return new NetworkManagerBackend(
                Control.of(new NetworkManagerPlace(host.bus().address(), host.sysfs()), ""));
    }

    @Override
    void pullCable() {
        host.provider().lab().ip("link set gw0 down");
    }

    @AfterEach
    void closeHost() throws Exception {
        end();
        if (host != null) {
            host.close();
        }
    }
}
