// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;
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
    private static final String NAME = "org.freedesktop.NetworkManager";
    private static final String SETTINGS = NAME + ".Settings";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CASES = 150;
    private static final int ON_DISK = 0x1;
    private static final int UNSTARTED = 0x20;

    private static PrivateBus daemon;
    private static Bus bus;

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
        daemon = PrivateBus.start();
        daemon.startNetworkManager();
        bus = Bus.connect(daemon.address(), why -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        if (bus != null) {
            bus.close();
        }
        daemon.close();
    }

    @Test
    void newAndEditedProfilesReadAsTheyWereWanted() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomSettings draw = new RandomSettings(seed);
            ProfileSettings first = draw.next();
            String path = add(SettingsWriter.create(first));
            assertThat(SettingsReader.read(get(path))).as("seed %d", seed).isEqualTo(first);
            assertThat(get(path).madeByUplink()).isTrue();
            ProfileSettings second = draw.next(first.technology());
            update(path, SettingsWriter.edit(get(path), second));
            assertThat(SettingsReader.read(get(path)))
                    .as("edited, seed %d", seed)
                    .isEqualTo(second);
            assertThat(get(path).revision()).isEqualTo(2);
            delete(path);
        }
    }

    @Test
    void theyReadSoFromDiskToo() throws Exception {
        for (int seed = 1000; seed < 1000 + CASES / 5; seed++) {
            ProfileSettings wanted = new RandomSettings(seed).next();
            String path = add(SettingsWriter.create(wanted));
            Fingerprint before = Fingerprint.of(get(path));
            bus.call(settings("ReloadConnections"), PATIENCE);
            assertThat(SettingsReader.read(get(path))).as("seed %d", seed).isEqualTo(wanted);
            assertThat(Fingerprint.of(get(path)).since(before).keys()).isEmpty();
            delete(path);
        }
    }

    @Test
    void theSameAgainIsRefused() {
        ProfileSettings wanted = ethernet("twice");
        String path = add(SettingsWriter.create(wanted));
        assertThatThrownBy(() -> add(SettingsWriter.create(wanted)))
                .isInstanceOfSatisfying(BusException.class, refused -> {
                    ConnectionException ours = Errors.exception(refused, "twice", "cannot add twice");
                    assertThat(ours.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
                });
        delete(path);
    }

    @Test
    void anEditKeepsTheSecretThatIsThere() {
        Secret secret = Secret.of("correct horse".toCharArray());
        ProfileSettings wanted = ProfileSettings.builder("attic", Technology.WIFI)
                .part(WifiSettings.secured(Ssid.of("attic"), WifiSecurity.WPA2_PSK, secret))
                .build();
        String path = add(SettingsWriter.create(wanted));
        ConnectionSettings existing = get(path);
        assertThat(existing.toString()).doesNotContain("horse");
        assertThat(Secrets.sections(existing)).containsExactly("802-11-wireless-security");
        ProfileSettings edited =
                SettingsReader.read(existing).toBuilder().name("loft").build();
        update(path, SettingsWriter.edit(existing, edited).withSecrets(secrets(path)));
        assertThat(get(path).id()).isEqualTo("loft");
        assertThat(secrets(path).section("802-11-wireless-security").text("psk"))
                .contains("correct horse");
        delete(path);
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
        String path = path("theirs");
        ConnectionSettings before = get(path);
        ProfileSettings read = SettingsReader.read(before);
        assertThat(read.ip(Family.IPV6)).isEqualTo(IpSettings.NONE);
        update(
                path,
                SettingsWriter.edit(before, read.toBuilder().name("renamed").build()));
        ConnectionSettings after = get(path);
        assertThat(Fingerprint.of(after).since(Fingerprint.of(before)).keys()).containsExactly("connection.id");
        assertThat(daemon.nmcli("-g", "ipv4.routes,ipv4.gateway,ipv6.method", "con", "show", "renamed"))
                .contains("table=77", "198.51.100.1", "ignore");
        daemon.nmcli("con", "mod", "renamed", "ipv4.dns", "192.0.2.53", "connection.metered", "yes");
        Fingerprint.Drift drift = Fingerprint.of(get(path)).since(Fingerprint.of(after));
        assertThat(drift.keys()).contains("connection.metered", "ipv4.dns-data").doesNotContain("ipv4.routes");
        assertThat(SettingsReader.read(get(path)).ip(Family.IPV4).dnsServers())
                .extracting("hostAddress")
                .containsExactly("192.0.2.53");
        delete(path);
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
        String path = add(SettingsWriter.create(ethernet("meant").toBuilder()
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
        delete(path);
    }

    private static ProfileSettings ethernet(String name) {
        return ProfileSettings.builder(name, Technology.ETHERNET)
                .interfaceName(Optional.of("eth7"))
                .build();
    }

    private static Call settings(String member) {
        return Call.of(NAME, "/org/freedesktop/NetworkManager/Settings", SETTINGS, member);
    }

    private static Call connection(String path, String member) {
        return Call.of(NAME, path, SETTINGS + ".Connection", member);
    }

    private static String add(ConnectionSettings wanted) {
        Object[] answer = bus.raw(
                settings("AddConnection2")
                        .with(
                                ConnectionSettings.SIGNATURE + "ua{sv}",
                                wanted.raw(),
                                new UInt32(ON_DISK | UNSTARTED),
                                Map.of()),
                PATIENCE);
        return answer[0] instanceof DBusPath path ? path.getPath() : String.valueOf(answer[0]);
    }

    private static void update(String path, ConnectionSettings wanted) {
        bus.call(
                connection(path, "Update2")
                        .with(
                                ConnectionSettings.SIGNATURE + "ua{sv}",
                                wanted.raw(),
                                new UInt32(ON_DISK | UNSTARTED),
                                Map.of()),
                PATIENCE);
    }

    private static ConnectionSettings get(String path) {
        return ConnectionSettings.of(bus.raw(connection(path, "GetSettings"), PATIENCE)[0]);
    }

    private static ConnectionSettings secrets(String path) {
        Call call = connection(path, "GetSecrets").with("s", "802-11-wireless-security");
        return ConnectionSettings.of(bus.raw(call, PATIENCE)[0]);
    }

    private static void delete(String path) {
        bus.call(connection(path, "Delete"), PATIENCE);
    }

    private static String path(String id) throws Exception {
        return daemon.nmcli("-g", "DBUS-PATH,NAME", "con", "show")
                .lines()
                .filter(line -> line.endsWith(":" + id))
                .map(line -> line.substring(0, line.indexOf(':')))
                .findFirst()
                .orElseThrow();
    }
}
