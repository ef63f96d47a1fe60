// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uplink.cellular.AuthType;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.DnsMethod;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.MacAddress;
import uplink.profile.Metered;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Proxy;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** The words that NetworkManager is told: a round trip alone would not notice two mistakes that cancel out. */
class WrittenKeysTest {
    private static final String SECURITY = "802-11-wireless-security";
    private static final Secret KEY = Secret.of("hunter22hunter22".toCharArray());

    private static ProfileSettingsBuilder ethernet() {
        return ProfileSettings.builder("desk", Technology.ETHERNET);
    }

    private static ConnectionSettings wifi(WifiSecurity security, Optional<Secret> key) {
        return SettingsWriter.create(ProfileSettings.builder("attic", Technology.WIFI)
                .part(new WifiSettings(Ssid.of("attic"), true, security, key, bssid()))
                .build());
    }

    private static Optional<MacAddress> bssid() {
        return Optional.of(new MacAddress("02:00:5e:00:53:fe"));
    }

    private static void refuses(ProfileSettings wanted, ErrorCode code, String message) {
        assertThatThrownBy(() -> SettingsWriter.create(wanted))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    @Test
    void aStaticProfile() throws Exception {
        IpSettings ip = IpSettings.builder(IpMethod.STATIC)
                .addresses(List.of(LinkAddress.of(InetAddress.getByName("192.0.2.7"), 24)))
                .gateway(Optional.of(InetAddress.getByName("192.0.2.1")))
                .dns(DnsMethod.STATIC, List.of(InetAddress.getByName("127.0.0.1")))
                .searchDomains(List.of("lab"))
                .routeMetric(OptionalLong.of(5))
                .build();
        ConnectionSettings written = SettingsWriter.create(ethernet()
                .interfaceName(Optional.of("eth7"))
                .ip(Family.IPV4, ip)
                .ip(Family.IPV6, IpSettings.NONE)
                .metered(Metered.NO)
                .autoconnect(false)
                .mtuBytes(OptionalInt.of(1400))
                .build());
        assertThat(written.type()).isEqualTo("802-3-ethernet");
        assertThat(written.id()).isEqualTo("desk");
        assertThat(written.interfaceName()).contains("eth7");
        assertThat(written.section("connection").number("metered", 0)).isEqualTo(2);
        assertThat(written.section("connection").flag("autoconnect")).contains(false);
        assertThat(written.section("802-3-ethernet").number("mtu", 0)).isEqualTo(1400);
        Fields ipv4 = written.section("ipv4");
        assertThat(ipv4.text("method")).contains("manual");
        assertThat(ipv4.all("address-data").get(0).text("address")).contains("192.0.2.7");
        assertThat(ipv4.all("address-data").get(0).number("prefix", 0)).isEqualTo(24);
        assertThat(ipv4.text("gateway")).contains("192.0.2.1");
        assertThat(ipv4.list("dns")).isEqualTo(List.of(nativeOrder(127, 1)));
        assertThat(ipv4.flag("ignore-auto-dns")).contains(true);
        assertThat(ipv4.texts("dns-search")).containsExactly("lab");
        assertThat(ipv4.number("route-metric", 0)).isEqualTo(5);
        assertThat(written.section("ipv6").text("method")).contains("disabled");
        assertThat(written.section("user").fields("data").text("uplink.managed"))
                .contains("1");
    }

    /** 127.0.0.1 with its octets as they lie in memory. */
    private static long nativeOrder(long first, long last) {
        boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
        return little ? last << 24 | first : first << 24 | last;
    }

    @ParameterizedTest
    @CsvSource({
        "DYNAMIC, auto, auto",
        "AUTO, link-local, auto",
        "NONE, disabled, disabled",
    })
    void methods(IpMethod method, String ipv4, String ipv6) {
        IpSettings ip = IpSettings.builder(method).build();
        ConnectionSettings written = SettingsWriter.create(
                ethernet().ip(Family.IPV4, ip).ip(Family.IPV6, ip).build());
        assertThat(written.section("ipv4").text("method")).contains(ipv4);
        assertThat(written.section("ipv6").text("method")).contains(ipv6);
    }

    @Test
    void privacyPrefersTemporaryAddresses() {
        IpSettings ip =
                IpSettings.builder(IpMethod.AUTO).privacy(Optional.of(true)).build();
        ConnectionSettings written =
                SettingsWriter.create(ethernet().ip(Family.IPV6, ip).build());
        assertThat(written.section("ipv6").number("ip6-privacy", 0)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"WPA_PSK, wpa-psk, wpa", "WPA2_PSK, wpa-psk, rsn", "SAE, sae, ''"})
    void preSharedKeys(WifiSecurity security, String management, String proto) {
        ConnectionSettings written = wifi(security, Optional.of(KEY));
        assertThat(written.section(SECURITY).text("key-mgmt")).contains(management);
        assertThat(String.join("", written.section(SECURITY).texts("proto"))).isEqualTo(proto);
        assertThat(written.section(SECURITY).text("psk")).contains("hunter22hunter22");
        assertThat(written.toString()).contains("psk").doesNotContain("hunter22");
        Fields wireless = written.section("802-11-wireless");
        assertThat(wireless.octets("ssid")).contains("attic".getBytes());
        assertThat(wireless.octets("bssid")).contains(new byte[] {2, 0, 0x5e, 0, 0x53, (byte) 0xfe});
        assertThat(wireless.flag("hidden")).contains(true);
    }

    @Test
    void wepAndOpenNetworks() {
        Secret wep = Secret.of("abcde".toCharArray());
        Fields keys = wifi(WifiSecurity.WEP, Optional.of(wep)).section(SECURITY);
        assertThat(keys.text("key-mgmt")).contains("none");
        assertThat(keys.text("wep-key0")).contains("abcde");
        assertThat(keys.number("wep-key-type", 0)).isEqualTo(1);
        assertThat(wifi(WifiSecurity.NONE, Optional.empty()).has(SECURITY)).isFalse();
        assertThat(wifi(WifiSecurity.OWE, Optional.empty()).section(SECURITY).text("key-mgmt"))
                .contains("owe");
    }

    @Test
    void anotherSecurityKeepsAKeyThatFitsAndDropsOneThatDoesNot() {
        ConnectionSettings psk = wifi(WifiSecurity.WPA2_PSK, Optional.of(KEY));
        assertThat(secured(psk, WifiSecurity.SAE).section(SECURITY).text("psk")).contains("hunter22hunter22");
        assertThat(secured(psk, WifiSecurity.OWE).keys(SECURITY)).containsExactly("key-mgmt");
        assertThat(secured(psk, WifiSecurity.NONE).has(SECURITY)).isFalse();
    }

    private static ConnectionSettings secured(ConnectionSettings before, WifiSecurity security) {
        ProfileSettings read = SettingsReader.read(before);
        WifiSettings part = read.part(WifiSettings.class).orElseThrow();
        WifiSettings other = new WifiSettings(part.ssid(), part.hidden(), security, Optional.empty(), part.bssid());
        return SettingsWriter.edit(before, read.toBuilder().part(other).build());
    }

    @Test
    void anEapProfileTakesAnotherPasswordAndIsNotMade() {
        assertThatThrownBy(() -> wifi(WifiSecurity.EAP, Optional.empty()))
                .hasMessageContaining("a user or a certificate");
        ConnectionSettings foreign = wifi(WifiSecurity.NONE, Optional.empty())
                .with(SECURITY, "key-mgmt", Values.text("wpa-eap"))
                .with("802-1x", "identity", Values.text("me"))
                .with("802-1x", "password-flags", Values.unsigned(1));
        ProfileSettings read = SettingsReader.read(foreign);
        WifiSettings part = read.part(WifiSettings.class).orElseThrow();
        WifiSettings keyed =
                new WifiSettings(part.ssid(), part.hidden(), WifiSecurity.EAP, Optional.of(KEY), part.bssid());
        ConnectionSettings edited =
                SettingsWriter.edit(foreign, read.toBuilder().part(keyed).build());
        assertThat(edited.section("802-1x").text("password")).contains("hunter22hunter22");
        assertThat(edited.keys("802-1x")).containsExactly("identity", "password");
    }

    private static CellularSettings mobile(AuthType auth, PdnType pdn) {
        CellularSettings.Auth who = auth == AuthType.NONE
                ? CellularSettings.Auth.NONE
                : new CellularSettings.Auth(auth, Optional.of("me"), Optional.of(KEY));
        return new CellularSettings(
                ServiceType.MMS, Optional.of("mms.example"), who, Optional.empty(), pdn, PdnType.IPV4, false);
    }

    private static ConnectionSettings cellular(CellularSettings part) {
        return SettingsWriter.create(
                ProfileSettings.builder("sim", Technology.CELLULAR).part(part).build());
    }

    @ParameterizedTest
    @EnumSource(
            value = AuthType.class,
            names = {"PAP", "CHAP"})
    void mobileAuthentication(AuthType auth) {
        ConnectionSettings written = cellular(mobile(auth, PdnType.IPV4_IPV6));
        assertThat(written.section("gsm").text("apn")).contains("mms.example");
        assertThat(written.section("gsm").flag("home-only")).contains(true);
        assertThat(written.section("gsm").text("username")).contains("me");
        assertThat(written.section("gsm").text("password")).contains("hunter22hunter22");
        assertThat(written.section("ppp").flag("refuse-pap")).contains(auth != AuthType.PAP);
        assertThat(written.section("ppp").flag("refuse-chap")).contains(auth != AuthType.CHAP);
        assertThat(written.section("ppp").flag("refuse-eap")).contains(true);
        assertThat(written.section("user").fields("data").text("uplink.service"))
                .contains("MMS");
    }

    @Test
    void withoutAuthenticationThereIsNoPpp() {
        assertThat(cellular(mobile(AuthType.NONE, PdnType.IPV4_IPV6)).has("ppp"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"IPV4, auto, disabled", "IPV6, disabled, auto", "IPV4_IPV6, auto, auto", "UNKNOWN, auto, auto"})
    void thePdnTypeIsWhichFamiliesAreOn(PdnType pdn, String ipv4, String ipv6) {
        ConnectionSettings written = cellular(mobile(AuthType.NONE, pdn));
        assertThat(written.section("ipv4").text("method")).contains(ipv4);
        assertThat(written.section("ipv6").text("method")).contains(ipv6);
    }

    @Test
    void aFamilyThatIsSwitchedOnByAForeignHandIsNoLongerLeftOut() {
        ConnectionSettings changed =
                cellular(mobile(AuthType.NONE, PdnType.IPV4)).with("ipv6", "method", Values.text("auto"));
        CellularSettings read =
                SettingsReader.read(changed).part(CellularSettings.class).orElseThrow();
        assertThat(read.pdnType()).isEqualTo(PdnType.IPV4_IPV6);
    }

    @Test
    void whatNetworkManagerCannotKeepIsRefusedByName() throws Exception {
        refuses(ethernet().proxy(Proxy.manual("p", 1)).build(), ErrorCode.NOT_SUPPORTED, "MANUAL");
        IpSettings local = IpSettings.builder(IpMethod.AUTO)
                .dns(DnsMethod.STATIC, List.of(InetAddress.getByName("192.0.2.1")))
                .build();
        refuses(ethernet().ip(Family.IPV4, local).build(), ErrorCode.NOT_SUPPORTED, "IPv4 AUTO");
        refuses(ProfileSettings.builder("b", Technology.BLUETOOTH).build(), ErrorCode.NOT_SUPPORTED, "BLUETOOTH");
        refuses(ProfileSettings.builder("o", Technology.OTHER).build(), ErrorCode.NOT_SUPPORTED, "OTHER");
        refuses(ProfileSettings.builder("w", Technology.WIFI).build(), ErrorCode.INVALID_ARGUMENT, "SSID");
        ProfileSettings longName = ProfileSettings.builder("c", Technology.CELLULAR)
                .part(CellularSettings.internet("a".repeat(65)))
                .build();
        refuses(longName, ErrorCode.INVALID_ARGUMENT, "64");
        ConnectionSettings bluetooth = ConnectionSettings.empty().with("connection", "type", Values.text("bluetooth"));
        ProfileSettings mtu = SettingsReader.read(bluetooth).toBuilder()
                .mtuBytes(OptionalInt.of(1400))
                .build();
        assertThatThrownBy(() -> SettingsWriter.edit(bluetooth, mtu)).hasMessageContaining("no MTU");
    }

    @Test
    void theIdIsTheSameForTheSameAndAnotherForAnother() {
        ProfileSettings desk = ethernet().build();
        assertThat(ProfileUuid.of(desk))
                .isEqualTo(ProfileUuid.of(ethernet().autoconnect(false).build()));
        assertThat(ProfileUuid.of(desk)).isEqualTo("022fda8a-7ccd-3add-a3c0-316dbb487ac3");
        assertThat(ProfileUuid.of(desk))
                .isNotEqualTo(ProfileUuid.of(
                        ethernet().interfaceName(Optional.of("eth7")).build()))
                .isNotEqualTo(ProfileUuid.of(ethernet().name("other").build()));
    }
}
