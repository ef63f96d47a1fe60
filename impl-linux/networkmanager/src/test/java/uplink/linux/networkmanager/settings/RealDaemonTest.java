// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import uplink.cellular.AuthType;
import uplink.cellular.CellularSettings;
import uplink.cellular.CellularSettings.Auth;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.state.Errors;
import uplink.profile.ConnectionException;
import uplink.profile.DnsMethod;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;
import uplink.profile.Proxy;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** The law once more, with NetworkManager between writing and reading: what it refuses, drops or turns round would show here. */
@EnabledIf(value = "installed", disabledReason = "wants NetworkManager, nmcli, dbus-daemon and root")
class RealDaemonTest {
    private static final int CASES = 150;

    private static RealDaemon daemon;

    static boolean installed() {
        List<Path> folders = List.of(
                Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/sbin"), Path.of("/usr/local/bin"));
        boolean root = "root".equals(System.getProperty("user.name"));
        return root
                && List.of("NetworkManager", "nmcli", "dbus-daemon").stream()
                        .allMatch(
                                tool -> folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(tool))));
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        daemon = RealDaemon.start();
    }

    @AfterAll
    static void stop() throws IOException {
        daemon.close();
    }

    @Test
    void newAndEditedProfilesReadAsTheyWereWanted() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomSettings draw = new RandomSettings(seed);
            ProfileSettings first = draw.next();
            String path = daemon.add(SettingsWriter.create(first));
            assertThat(SettingsReader.read(daemon.get(path)))
                    .as("seed %d", seed)
                    .isEqualTo(first);
            assertThat(daemon.get(path).madeByUplink()).isTrue();
            ProfileSettings second = draw.next(first.technology());
            daemon.update(path, SettingsWriter.edit(daemon.get(path), second));
            assertThat(SettingsReader.read(daemon.get(path)))
                    .as("edited, seed %d", seed)
                    .isEqualTo(second);
            assertThat(daemon.get(path).revision()).isEqualTo(2);
            daemon.delete(path);
        }
    }

    @Test
    void theyReadSoFromDiskToo() throws Exception {
        for (int seed = 1000; seed < 1000 + CASES / 5; seed++) {
            ProfileSettings wanted = new RandomSettings(seed).next();
            String path = daemon.add(SettingsWriter.create(wanted));
            Fingerprint before = Fingerprint.of(daemon.get(path));
            daemon.reload();
            assertThat(SettingsReader.read(daemon.get(path)))
                    .as("seed %d", seed)
                    .isEqualTo(wanted);
            assertThat(Fingerprint.of(daemon.get(path)).since(before).keys()).isEmpty();
            daemon.delete(path);
        }
    }

    @Test
    void theSameAgainIsRefused() {
        ProfileSettings wanted = ethernet("twice");
        String path = daemon.add(SettingsWriter.create(wanted));
        assertThatThrownBy(() -> daemon.add(SettingsWriter.create(wanted)))
                .isInstanceOfSatisfying(BusException.class, refused -> {
                    ConnectionException ours = Errors.exception(refused, "twice", "cannot add twice");
                    assertThat(ours.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
                });
        daemon.delete(path);
    }

    @Test
    void anEditKeepsTheSecretThatIsThere() {
        Secret secret = Secret.of("correct horse".toCharArray());
        ProfileSettings wanted = ProfileSettings.builder("attic", Technology.WIFI)
                .part(WifiSettings.secured(Ssid.of("attic"), WifiSecurity.WPA2_PSK, secret))
                .build();
        String path = daemon.add(SettingsWriter.create(wanted));
        ConnectionSettings existing = daemon.get(path);
        assertThat(existing.toString()).doesNotContain("horse");
        assertThat(Secrets.sections(existing)).containsExactly("802-11-wireless-security");
        ProfileSettings edited =
                SettingsReader.read(existing).toBuilder().name("loft").build();
        daemon.updateWithSecrets(path, SettingsWriter.edit(existing, edited));
        assertThat(daemon.get(path).id()).isEqualTo("loft");
        assertThat(daemon.secrets(path, "802-11-wireless-security")
                        .section("802-11-wireless-security")
                        .text("psk"))
                .contains("correct horse");
        daemon.delete(path);
    }

    /** Without any secret NetworkManager keeps those it has; with one, it forgets the others. */
    @Test
    void aNewPasswordCostsNoPin() throws Exception {
        String path = daemon.add(SettingsWriter.create(mobile("first")));
        daemon.nmcli("con", "mod", "sim", "gsm.pin", "1234");
        daemon.updateWithSecrets(path, SettingsWriter.edit(daemon.get(path), mobile("second")));
        assertThat(daemon.secrets(path, "gsm").section("gsm").text("pin")).contains("1234");
        assertThat(daemon.secrets(path, "gsm").section("gsm").text("password")).contains("second");
        daemon.delete(path);
    }

    private static ProfileSettings mobile(String password) {
        Auth auth = new Auth(AuthType.CHAP, Optional.of("me"), Optional.of(Secret.of(password.toCharArray())));
        CellularSettings plain = CellularSettings.internet("internet.example");
        CellularSettings part = new CellularSettings(
                plain.serviceType(),
                plain.apn(),
                auth,
                plain.homeUrl(),
                plain.pdnType(),
                plain.roamingPdnType(),
                plain.roamingAllowed());
        return ProfileSettings.builder("sim", Technology.CELLULAR).part(part).build();
    }

    @Test
    void foreignWordsOutliveAnEditAndForeignChangesAreNamed() throws Exception {
        daemon.nmcli(
                "con",
                "add",
                "type",
                "ethernet",
                "con-name",
                "theirs",
                "ifname",
                "eth7",
                "autoconnect",
                "no",
                "ipv4.method",
                "manual",
                "ipv4.addresses",
                "192.0.2.7/24",
                "ipv4.gateway",
                "198.51.100.1",
                "ipv4.routes",
                "203.0.113.0/24 192.0.2.1 50 table=77",
                "ipv6.method",
                "ignore",
                "connection.zone",
                "inside",
                "ipv4.dns-search",
                "~corp.example");
        String path = daemon.path("theirs");
        ConnectionSettings before = daemon.get(path);
        ProfileSettings read = SettingsReader.read(before);
        assertThat(read.ip(Family.IPV6)).isEqualTo(IpSettings.NONE);
        daemon.update(
                path,
                SettingsWriter.edit(before, read.toBuilder().name("renamed").build()));
        ConnectionSettings after = daemon.get(path);
        assertThat(Fingerprint.of(after).since(Fingerprint.of(before)).keys()).containsExactly("connection.id");
        assertThat(daemon.nmcli("-g", "ipv4.routes,ipv4.gateway,ipv6.method", "con", "show", "renamed"))
                .contains("table=77", "198.51.100.1", "ignore");
        daemon.nmcli("con", "mod", "renamed", "ipv4.dns", "192.0.2.53", "connection.metered", "yes");
        Fingerprint.Drift drift = Fingerprint.of(daemon.get(path)).since(Fingerprint.of(after));
        assertThat(drift.keys()).contains("connection.metered", "ipv4.dns-data").doesNotContain("ipv4.routes");
        assertThat(SettingsReader.read(daemon.get(path)).ip(Family.IPV4).dnsServers())
                .extracting("hostAddress")
                .containsExactly("192.0.2.53");
        daemon.delete(path);
    }

    @Test
    void nmcliSeesWhatWasMeant() throws Exception {
        IpSettings ipv4 = IpSettings.builder(IpMethod.STATIC)
                .addresses(List.of(LinkAddress.of(InetAddress.getByName("192.0.2.7"), 24)))
                .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                .dns(
                        DnsMethod.STATIC,
                        List.of(InetAddress.getByName("192.0.2.53"), InetAddress.getByName("192.0.2.54")))
                .searchDomains(List.of("lab.example"))
                .routeMetric(OptionalLong.of(7))
                .build();
        IpSettings ipv6 = IpSettings.builder(IpMethod.DYNAMIC)
                .dns(DnsMethod.DYNAMIC, List.of(InetAddress.getByName("2001:db8::53")))
                .defaultRoute(false)
                .privacy(Optional.of(true))
                .build();
        String path = daemon.add(SettingsWriter.create(ethernet("meant").toBuilder()
                .ip(Family.IPV4, ipv4)
                .ip(Family.IPV6, ipv6)
                .proxy(Proxy.automatic("http://pac.example/"))
                .mtuBytes(OptionalInt.of(1400))
                .build()));
        String fields = "ipv4.method,ipv4.addresses,ipv4.gateway,ipv4.dns,ipv4.dns-search,ipv4.route-metric,"
                + "ipv4.ignore-auto-dns,ipv6.method,ipv6.dns,ipv6.never-default,ipv6.ip6-privacy,proxy.pac-url,"
                + "802-3-ethernet.mtu";
        assertThat(daemon.nmcli("-e", "no", "-g", fields, "con", "show", "meant")
                        .lines())
                .containsExactly(
                        "manual",
                        "192.0.2.7/24",
                        "192.0.2.1",
                        "192.0.2.53,192.0.2.54",
                        "lab.example",
                        "7",
                        "yes",
                        "auto",
                        "2001:db8::53",
                        "yes",
                        "2",
                        "http://pac.example/",
                        "1400");
        daemon.delete(path);
    }

    private static ProfileSettings ethernet(String name) {
        return ProfileSettings.builder(name, Technology.ETHERNET)
                .interfaceName(Optional.of("eth7"))
                .build();
    }
}
