// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uplink.cellular.AuthType;
import uplink.cellular.CellularSettings;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.Family;
import uplink.profile.IpSettings;
import uplink.profile.MacAddress;
import uplink.profile.ProfileSettings;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** The same of what is special of Wi-Fi and mobile profiles. */
class WrittenRadioKeysTest {
    private static final String SECURITY = "802-11-wireless-security";
    private static final Secret KEY = Secret.of("hunter22hunter22".toCharArray());

    private static ConnectionSettings wifi(WifiSecurity security, Optional<Secret> key) {
        return SettingsWriter.create(ProfileSettings.builder("attic", Technology.WIFI)
                .part(new WifiSettings(Ssid.of("attic"), true, security, key, bssid()))
                .build());
    }

    private static Optional<MacAddress> bssid() {
        return Optional.of(new MacAddress("02:00:5e:00:53:fe"));
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
        assertThat(pdn(cellular(mobile(AuthType.NONE, PdnType.IPV4)))).isEqualTo(PdnType.IPV4_IPV6);
        ConnectionSettings dark = SettingsWriter.create(ProfileSettings.builder("sim", Technology.CELLULAR)
                .part(mobile(AuthType.NONE, PdnType.IPV4))
                .ip(Family.IPV4, IpSettings.NONE)
                .build());
        assertThat(SettingsReader.read(dark).part(CellularSettings.class).map(CellularSettings::pdnType))
                .contains(PdnType.IPV4);
        assertThat(pdn(dark)).isEqualTo(PdnType.IPV6);
    }

    /** As it reads after somebody has switched IPv6 on. */
    private static PdnType pdn(ConnectionSettings written) {
        return SettingsReader.read(written.with("ipv6", "method", Values.text("auto")))
                .part(CellularSettings.class)
                .orElseThrow()
                .pdnType();
    }
}
