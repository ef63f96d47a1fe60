// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.refusal;
import static uplink.itest.lab.ManagedLinkLabTest.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.ProfileSettings;

/**
 * Managers that run the same interface: Uplink leaves it to them, and says to whom. It is the real ones that run, but of ConnMan, of
 * which there is only a stand-in, that shows what it documents: a process of that name, and its file. Other words that NetworkManager
 * has had in its files are shown by one, too.
 */
class ForeignManagersLabTest {
    @TempDir
    private Path files;

    private static final Path RESOLVER = Path.of("/etc/resolv.conf");

    private String machines;
    private Path run;
    private Lab lab;
    private Gateway gateway;

    @BeforeEach
    void open() throws Exception {
        machines = Files.exists(RESOLVER) ? Files.readString(RESOLVER) : "";
        lab = Lab.open();
        lab.ip("link add up0 type veth peer name far0");
        lab.ip("link set far0 up");
        run = Files.createDirectories(files.resolve("run"));
    }

    @AfterEach
    void close() throws Exception {
        assertThat(Files.exists(RESOLVER) ? Files.readString(RESOLVER) : "")
                .as("the machine's own %s", RESOLVER)
                .isEqualTo(machines);
        if (gateway != null) {
            gateway.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    private void refusedBy(String manager) throws Exception {
        gateway = new Gateway(lab, files, "*");
        gateway.profile("uplink:veth:up0", one -> true);
        String before = lab.ip("-4 addr show up0");
        ConnectionException refused = refusal(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(refused.getMessage()).isEqualTo("up0 is run by " + manager);
        assertThat(refusal(gateway.connections().disconnect("uplink:veth:up0", true, CommandFor.tenSeconds()))
                        .getMessage())
                .contains(manager);
        assertThat(lab.ip("-4 addr show up0")).isEqualTo(before);
        assertThat(lab.ip("rule show")).doesNotContain("lookup 85");
    }

    private static void installed(String... programs) {
        Assumptions.assumeTrue(
                Stream.of(programs).map(Path::of).anyMatch(Files::isExecutable), programs[0] + " is not installed");
    }

    @Test
    void dhcpcd() throws Exception {
        installed("/usr/sbin/dhcpcd", "/sbin/dhcpcd");
        Path resolver = Files.createFile(files.resolve("resolv.conf"));
        lab.server(
                "sh",
                "-c",
                "mount --bind " + resolver + " /etc/resolv.conf && mount --bind " + run
                        + " /run && exec dhcpcd -B -4 -C resolv.conf up0");
        Gateway.eventually("its pid file", () -> Files.exists(run.resolve("dhcpcd/up0-4.pid")));
        refusedBy("dhcpcd");
    }

    @Test
    void networkd() throws Exception {
        installed("/lib/systemd/systemd-networkd", "/usr/lib/systemd/systemd-networkd");
        for (String folder : new String[] {"links", "leases", "lldp"}) {
            Files.createDirectories(run.resolve("systemd/netif").resolve(folder));
        }
        Path units = Files.createDirectories(run.resolve("systemd/network"));
        Files.writeString(units.resolve("up.network"), "[Match]\nName=up0\n[Network]\nAddress=192.0.2.77/24\n");
        Lab.run("chown", "-R", "systemd-network", run.resolve("systemd/netif").toString());
        Lab.run("chmod", "-R", "a+rX", files.toString());
        lab.server(
                "sh",
                "-c",
                "mount -o remount,ro /sys; mount --bind " + run + " /run && exec /lib/systemd/systemd-networkd");
        Gateway.eventually("its address", () -> lab.ip("-4 addr show up0").contains("192.0.2.77"));
        refusedBy("systemd-networkd");
    }

    private void standIn(String name) throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep"), files.resolve(name));
        Process process = lab.server(program.toString(), "600");
        Path comm = Path.of("/proc", Long.toString(process.pid()), "comm");
        Gateway.eventually(name + " runs", () -> Files.readString(comm).strip().equals(name));
    }

    private Path device() throws Exception {
        String index = lab.command("cat", "/sys/class/net/up0/ifindex").strip();
        return Files.createDirectories(run.resolve("NetworkManager/devices")).resolve(index);
    }

    @Test
    void networkManagerTakesAndLeavesIt() throws Exception {
        Path folder = Files.createDirectories(files.resolve("host"));
        try (NetworkManagerHost host = NetworkManagerHost.started(folder)) {
            gateway = new Gateway(host.lab(), folder, NetworkManagerHost.PORT);
            gateway.profile("uplink:veth:eth7", one -> true);
            assertThat(refusal(add()).getMessage()).isEqualTo("eth7 is run by NetworkManager");
            host.daemon().nmcli("device", "set", "eth7", "managed", "no");
            Gateway.eventually("NetworkManager has left it", this::added);
            assertThat(host.lab().ip("-4 addr show eth7")).contains("192.0.2.2/24");
            host.daemon().nmcli("device", "set", "eth7", "managed", "yes");
            Gateway.eventually(
                    "NetworkManager has taken it", () -> refusal(add()).code() == ErrorCode.NOT_MANAGED);
            assertThat(refusal(down()).getMessage()).isEqualTo("eth7 is run by NetworkManager");
            gateway.close();
            gateway = null;
        }
    }

    private CompletionStage<String> add() throws Exception {
        ProfileSettings eth7 = settings("192.0.2.2").toBuilder()
                .interfaceName(Optional.of(NetworkManagerHost.PORT))
                .build();
        return gateway.profiles().add(eth7, CommandFor.tenSeconds());
    }

    private CompletionStage<Void> down() {
        return gateway.connections().disconnect("uplink:veth:eth7", true, CommandFor.tenSeconds());
    }

    /** It says that it has left a link a moment after its answer, and it is not looked at before each command. */
    private boolean added() throws Exception {
        try {
            Gateway.done(add());
            return true;
        } catch (ConnectionException refused) {
            assertThat(refused.getMessage()).contains("NetworkManager");
            return false;
        }
    }

    @Test
    void aStandInForNetworkManager() throws Exception {
        standIn("NetworkManager");
        Files.writeString(device(), "[device]\nmanaged=full\n");
        refusedBy("NetworkManager");
    }

    @Test
    void whatNetworkManagerLeavesAloneIsFree() throws Exception {
        standIn("NetworkManager");
        Files.writeString(device(), "[device]\nmanaged=unmanaged\n");
        gateway = new Gateway(lab, files, "up0");
        gateway.profile("uplink:veth:up0", one -> true);
        Gateway.done(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
    }

    @Test
    void aStandInForConnMan() throws Exception {
        standIn("connmand");
        Files.writeString(
                Files.createDirectories(run.resolve("etc/connman")).resolve("main.conf"),
                "[General]\nNetworkInterfaceBlacklist = vmnet,ifb\n");
        refusedBy("ConnMan");
    }

    @Test
    void whatConnManIgnoresIsFree() throws Exception {
        standIn("connmand");
        Files.writeString(
                Files.createDirectories(run.resolve("etc/connman")).resolve("main.conf"),
                "[General]\nNetworkInterfaceBlacklist = vmnet,up\n");
        gateway = new Gateway(lab, files, "up0");
        gateway.profile("uplink:veth:up0", one -> true);
        Gateway.done(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
    }

    @Test
    void aPidFileThatIsLeftIsNoManager() throws Exception {
        Path left = Files.createDirectories(run.resolve("dhcpcd")).resolve("up0.pid");
        Files.writeString(left, ProcessHandle.current().pid() + "\n");
        gateway = new Gateway(lab, files, "up0");
        gateway.profile("uplink:veth:up0", one -> true);
        Gateway.done(gateway.profiles().add(settings("192.0.2.2"), CommandFor.tenSeconds()));
    }
}
