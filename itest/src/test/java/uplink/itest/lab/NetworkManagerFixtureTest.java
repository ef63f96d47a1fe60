// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lab of the real NetworkManager works, by what its own command line says. */
@Timeout(60)
class NetworkManagerFixtureTest {
    @TempDir
    private Path folder;

    private NetworkManagerHost host;
    private NetworkManagerDaemon daemon;

    @BeforeEach
    void open() throws Exception {
        host = NetworkManagerHost.started(folder);
        daemon = host.daemon();
    }

    @AfterEach
    void close() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    private void dhcp() throws Exception {
        host.provider().giveAddresses();
        daemon.nmcli("connection", "add", "type", "ethernet", "con-name", "t1", "ifname", "eth7");
        daemon.nmcli("connection", "up", "t1");
    }

    @Test
    void dhcpGivesAddressesOfBothFamilies() throws Exception {
        dhcp();
        assertThat(daemon.nmcli("-g", "IP4.ADDRESS", "device", "show", "eth7")).startsWith("192.0.2.1");
        Gateway.eventually(
                "an IPv6 address",
                () -> daemon.nmcli("-g", "IP6.ADDRESS", "device", "show", "eth7")
                        .replace("\\", "")
                        .contains("2001:db8:7:"));
        assertThat(host.lab().ip("route show default")).contains("via 192.0.2.1 dev eth7");
        assertThat(daemon.profiles()).hasSize(1);
    }

    @Test
    void theInternetIsWhatThePageSays() throws Exception {
        dhcp();
        assertThat(checked()).isEqualTo("limited");
        host.provider().online();
        assertThat(checked()).isEqualTo("full");
        host.provider().portal();
        assertThat(checked()).isEqualTo("portal");
        host.provider().onlineByHead();
        assertThat(checked()).isEqualTo("full");
        host.provider().portalByText();
        assertThat(checked()).isEqualTo("portal");
        host.provider().absent();
        assertThat(checked()).isEqualTo("limited");
    }

    private String checked() throws Exception {
        return daemon.nmcli("networking", "connectivity", "check");
    }

    @Test
    void aKilledDaemonComesBackWithWhatItHadKept() throws Exception {
        dhcp();
        String uuid = daemon.nmcli("-g", "connection.uuid", "connection", "show", "t1");
        daemon.kill();
        Gateway.eventually("the name is free", () -> !host.bus().owned(NetworkManagerDaemon.NAME));
        daemon.start();
        daemon.settle();
        assertThat(daemon.nmcli("-g", "UUID", "connection", "show", "--active")).isEqualTo(uuid);
    }

    @Test
    void aKilledBusComesBackAtItsPlace() throws Exception {
        host.bus().kill();
        assertThat(host.bus().owned(NetworkManagerDaemon.NAME)).isFalse();
        daemon.kill();
        host.bus().start();
        daemon.start();
        assertThat(daemon.nmcli("-g", "DEVICE,STATE", "device")).contains("eth7:");
    }

    @Test
    void whoIsStoppedDoesNotAnswerUntilHeGoesOn() throws Exception {
        daemon.stopResponding();
        Process asking = new ProcessBuilder(
                        "sh", "-c", "DBUS_SYSTEM_BUS_ADDRESS=" + host.bus().address() + " exec nmcli general")
                .start();
        assertThat(asking.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        daemon.respond();
        assertThat(asking.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(asking.exitValue()).isZero();
    }

    @Test
    void theMachineIsNotSeen() throws Exception {
        assertThat(daemon.nmcli("-g", "DEVICE", "device").lines()).containsExactlyInAnyOrder("eth7", "lo");
    }
}
