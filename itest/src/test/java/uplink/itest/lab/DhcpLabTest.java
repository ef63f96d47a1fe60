// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uplink.profile.DhcpState;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.IpState;
import uplink.profile.LinkAddress;
import uplink.profile.OpenFailedException;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Technology;

/** Leases from a real server, by the client of BusyBox. */
class DhcpLabTest {
    private static final String ID = "uplink:veth:up0";

    @TempDir
    private Path files;

    private Lab lab;
    private Lab far;
    private Gateway gateway;

    @BeforeEach
    void open() throws Exception {
        boolean installed = Boolean.parseBoolean(System.getenv("CI"))
                || Files.isExecutable(Path.of("/usr/sbin/udhcpc")) && Files.isExecutable(Path.of("/usr/sbin/dnsmasq"));
        Assumptions.assumeTrue(installed, "udhcpc or dnsmasq is not installed");
        lab = Lab.open();
        far = Lab.open();
        lab.cable("up0", far, "srv0");
        far.ip("link set srv0 up");
        far.ip("addr add 192.0.2.1/24 dev srv0");
        gateway = new Gateway(lab, files, "up0");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (far != null) {
            lab.close();
            far.close();
        }
    }

    private void server() {
        far.server(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=srv0",
                "--bind-dynamic",
                "--user=root",
                "--dhcp-authoritative",
                "--dhcp-range=192.0.2.100,192.0.2.110,2m",
                "--dhcp-option=3,192.0.2.1",
                "--dhcp-option=6,192.0.2.53",
                "--dhcp-option=15,lan.example",
                "--dhcp-leasefile=" + files.resolve("leases"),
                "--pid-file=" + files.resolve("dnsmasq.pid"));
    }

    static ProfileSettings settings(boolean autoconnect) {
        return ProfileSettings.builder("dhcp", Technology.ETHERNET)
                .interfaceName(Optional.of("up0"))
                .autoconnect(autoconnect)
                .ip(Family.IPV4, IpSettings.DYNAMIC)
                .ip(Family.IPV6, IpSettings.NONE)
                .build();
    }

    private String leased() throws Exception {
        gateway.profile(
                ID,
                one -> one.state() == ProfileState.CONNECTED
                        && one.ip(Family.IPV4).dhcp() == DhcpState.FINISHED
                        && !one.ip(Family.IPV4).gateways().isEmpty());
        return gateway.link("up0").ip(Family.IPV4).addresses().get(0).host();
    }

    @Test
    void aLeaseIsAnAddressAGatewayNameServersAndATime() throws Exception {
        server();
        done(gateway.profiles().add(settings(true), CommandFor.tenSeconds()));
        assertThat(leased()).startsWith("192.0.2.1");
        IpState ip = gateway.link("up0").ip(Family.IPV4);
        assertThat(ip.method()).isEqualTo(IpMethod.DYNAMIC);
        assertThat(ip.gateways()).extracting(LinkAddress::host).containsExactly("192.0.2.1");
        assertThat(ip.dnsServers()).extracting(LinkAddress::host).containsExactly("192.0.2.53");
        assertThat(ip.searchDomains()).containsExactly("lan.example");
        assertThat(ip.dhcpServer().map(LinkAddress::host)).contains("192.0.2.1");
        assertThat(ip.dhcpLease()).contains(Duration.ofMinutes(2));
        assertThat(lab.json("addr show up0")
                        .get(0)
                        .at("/addr_info/0/valid_life_time")
                        .asLong())
                .isBetween(90L, 120L);
    }

    @Test
    void disconnectGivesTheLeaseBackAndStopKeepsIt() throws Exception {
        server();
        done(gateway.profiles().add(settings(false), CommandFor.tenSeconds()));
        done(gateway.connections().connect(ID, true, CommandFor.tenSeconds()));
        String address = leased();
        gateway.close();
        assertThat(lab.ip("addr show up0")).contains(address);
        assertThat(lab.ip("route show default")).contains("via 192.0.2.1 dev up0");
        assertThat(clients()).isZero();
        gateway = new Gateway(lab, files, "up0");
        assertThat(leased()).isEqualTo(address);
        assertThat(clients()).isEqualTo(1);
        done(gateway.connections().disconnect(ID, true, CommandFor.tenSeconds()));
        Gateway.eventually(
                "released", () -> !Files.readString(files.resolve("leases")).contains(address));
        assertThat(lab.ip("-4 addr show up0")).doesNotContain(address);
        assertThat(clients()).isZero();
    }

    private long clients() {
        return Lab.run("ip", "netns", "pids", lab.name())
                .lines()
                .filter(pid -> ProcessHandle.of(Long.parseLong(pid.strip()))
                        .flatMap(process -> process.info().command())
                        .orElse("")
                        .contains("busybox"))
                .count();
    }

    @Test
    void anEditKeepsTheLeaseAndStaticSettingsGiveItBack() throws Exception {
        server();
        done(gateway.profiles().add(settings(true), CommandFor.tenSeconds()));
        String address = leased();
        ProfileSettings larger =
                settings(true).toBuilder().mtuBytes(OptionalInt.of(1300)).build();
        done(gateway.profiles().update(ID, 1, larger, CommandFor.tenSeconds()));
        assertThat(lab.ip("addr show up0")).contains(address, "mtu 1300");
        assertThat(lab.ip("route show default")).contains("via 192.0.2.1 dev up0");
        done(gateway.profiles().update(ID, 2, ManagedLinkLabTest.settings("192.0.2.2"), CommandFor.tenSeconds()));
        assertThat(lab.ip("addr show up0")).contains("192.0.2.2/24").doesNotContain(address + "/24");
        assertThat(clients()).isZero();
        Gateway.eventually(
                "released", () -> !Files.readString(files.resolve("leases")).contains(address));
    }

    @Test
    void noServerIsNoLeaseAndLeavesTheLinkAsItWas() throws Exception {
        done(gateway.profiles().add(settings(false), CommandFor.tenSeconds()));
        OpenFailedException failed =
                (OpenFailedException) refusal(gateway.connections().connect(ID, false, CommandFor.millis(2000)));
        assertThat(failed.code()).isEqualTo(ErrorCode.OPEN_FAILED);
        assertThat(failed.failure().reason()).isEqualTo(Failure.Reason.NO_DHCP);
        assertThat(lab.ip("link show up0")).contains("state DOWN");
        assertThat(clients()).isZero();
    }

    @Test
    void aClientThatACrashHasLeftIsEnded() throws Exception {
        server();
        gateway.close();
        try (GatewayProcess process = new GatewayProcess(lab, files, "dhcp")) {
            process.kill();
        }
        assertThat(clients()).isEqualTo(1);
        String left = Lab.run("ip", "netns", "pids", lab.name()).strip();
        gateway = new Gateway(lab, files, "up0");
        leased();
        assertThat(clients()).isEqualTo(1);
        assertThat(Lab.run("ip", "netns", "pids", lab.name()).strip()).isNotEqualTo(left);
    }

    @Test
    void aClientThatIsKilledIsStartedAgain() throws Exception {
        server();
        done(gateway.profiles().add(settings(true), CommandFor.tenSeconds()));
        leased();
        try (Stopped stopped = new Stopped(lab)) {
            assertThat(stopped.client()).isPresent();
        }
        gateway.profile(ID, one -> one.ip(Family.IPV4).dhcp() == DhcpState.FAILED);
        Gateway.eventually("a new one", () -> clients() == 1);
        leased();
    }

    /** Kills the client, as somebody might. */
    private record Stopped(Optional<ProcessHandle> client) implements AutoCloseable {
        Stopped(Lab lab) {
            this(Lab.run("ip", "netns", "pids", lab.name())
                    .lines()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                    .filter(process -> process.info().command().orElse("").contains("busybox"))
                    .findFirst());
        }

        @Override
        public void close() {
            client.ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
