// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.cellular.CellularSettings;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.ProfileSettings;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

class SettingsTest {
    private final FakeAreas areas = new FakeAreas(Networks.GATEWAY);
    private final Typed typed = new Typed(areas);

    @BeforeEach
    void saved() {
        areas.settings =
                Optional.of(ProfileSettings.builder("eth0", Technology.ETHERNET).build());
    }

    private ProfileSettings set(String words) {
        assertThat(typed.run(("set eth0 --yes " + words).split(" ")))
                .as(typed.error())
                .isZero();
        return areas.written.get(areas.written.size() - 1);
    }

    @Test
    void keysAreWrittenWhole() {
        ProfileSettings now = set(
                "name=port interface=eth0 autoconnect=no metered=yes mtu=1400 proxy=proxy.example:3128"
                        + " proxy.except=a.example,b.example ipv4.method=static ipv4.addresses=192.0.2.9/24,198.51.100.9/24"
                        + " ipv4.gateway=192.0.2.1 ipv4.dns=192.0.2.53 ipv4.search=example.org ipv4.metric=50 ipv4.default=no");
        assertThat(now.name()).isEqualTo("port");
        assertThat(now.interfaceName()).contains("eth0");
        assertThat(now.autoconnect()).isFalse();
        assertThat(now.mtuBytes()).hasValue(1400);
        assertThat(now.proxy())
                .isEqualTo(new Proxy(Proxy.Type.MANUAL, "proxy.example", 3128, "", List.of("a.example", "b.example")));
        IpSettings ip = now.ip(Family.IPV4);
        assertThat(ip.addresses()).hasSize(2).first().hasToString("192.0.2.9/24");
        assertThat(ip.dnsMethod()).isEqualTo(DnsMethod.STATIC);
        assertThat(ip.routeMetric()).hasValue(50);
        assertThat(ip.defaultRoute()).isFalse();
        assertThat(now.ip(Family.IPV6)).isEqualTo(areas.settings.orElseThrow().ip(Family.IPV6));
    }

    @Test
    void anotherMethodForgetsWhatTheOldOneHad() {
        areas.settings = Optional.of(set("ipv4.method=static ipv4.addresses=192.0.2.9/24 ipv4.gateway=192.0.2.1"));
        assertThat(areas.settings.orElseThrow().ip(Family.IPV4).dnsMethod()).isEqualTo(DnsMethod.NONE);
        IpSettings back = set("ipv4.method=dynamic").ip(Family.IPV4);
        assertThat(back).isEqualTo(IpSettings.DYNAMIC);
        IpSettings none = set("ipv4.method=none").ip(Family.IPV4);
        assertThat(none.method()).isEqualTo(IpMethod.NONE);
        IpSettings kept = set("ipv4.metric=9").ip(Family.IPV4);
        assertThat(kept.gateway()).isPresent();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingWritten() {
        assertThat(typed.run(
                        "set",
                        "eth0",
                        "mtu=12",
                        "ipv4.metod=static",
                        "ipv4.method=fast",
                        "ipv4.dns=example.org",
                        "wifi.ssid=x",
                        "wifi.passphrase=secret",
                        "name"))
                .isEqualTo(1);
        assertThat(areas.written).isEmpty();
        assertThat(typed.error().lines())
                .containsExactly(
                        "uplink: ipv4.metod: there is no such key, did you mean 'ipv4.method'?",
                        "uplink: ipv4.method: 'fast' is none of none, static, dynamic, auto",
                        "uplink: ipv4.dns: 'example.org' is no address, want such as 192.0.2.1 or 2001:db8::1",
                        "uplink: wifi.ssid: a profile of ETHERNET has none",
                        "uplink: wifi.passphrase: a profile of ETHERNET has none",
                        "uplink: name: wants a value: name=TEXT",
                        "uplink: mtu: 12 is not within 1280 to 65535");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ipv4.addresses=192.0.2.1|'192.0.2.1' wants a prefix length behind it",
                "ipv4.addresses=192.0.2.1/33|prefix length 33 is not within 0 to 32",
                "ipv4.addresses=010.0.0.1/8|'010.0.0.1' is no address",
                "ipv6.gateway=fe80::1%eth0|'fe80::1%eth0' is no address",
                "autoconnect=maybe|'maybe' is neither yes nor no",
                "proxy=http://x|not a proxy: http://x",
                "mtu=big|'big' is no number",
                "mtu=1400 mtu=1500|is there twice"
            })
    void aWrongValueSaysWhatIsWanted(String words, String message) {
        assertThat(typed.run(("set eth0 --yes " + words).split(" "))).isEqualTo(1);
        assertThat(typed.error()).contains(message).hasLineCount(1);
    }

    @Test
    void theCurrentConnectionIsChangedOnlyIfThatIsMeant() {
        assertThat(typed.run("set", "eth0", "mtu=1400")).isEqualTo(2);
        assertThat(areas.written).isEmpty();
        assertThat(typed.run("set", "eth0", "mtu=1400", "--confirm", "60")).isZero();
        assertThat(typed.out()).contains("in 60 s: keep it with 'uplink confirm kernel:mac:");
        assertThat(areas.asked.get(areas.asked.size() - 1)).contains("unless PT1M");
    }

    @Test
    void aWifiProfileIsAddedWithASecretThatIsAskedFor() {
        typed.secret = Optional.of("correct horse");
        assertThat(typed.run("add", "wifi", "attic", "wifi.security=wpa2_psk", "wifi.hidden=yes", "wifi.passphrase"))
                .as(typed.error())
                .isZero();
        WifiSettings wifi = areas.written.get(0).part(WifiSettings.class).orElseThrow();
        assertThat(wifi.ssid()).hasToString("attic");
        assertThat(wifi.security()).isEqualTo(WifiSecurity.WPA2_PSK);
        assertThat(wifi.hidden()).isTrue();
        assertThat(wifi.passphrase().orElseThrow().reveal()).containsExactly("correct horse".toCharArray());
        assertThat(typed.run("add", "wifi", "attic", "wifi.passphrase=secret")).isEqualTo(1);
        assertThat(typed.error()).contains("wifi.passphrase: is asked for").doesNotContain("=secret");
    }

    @Test
    void aMobileProfileIsAdded() {
        typed.secret = Optional.of("pass");
        assertThat(typed.run(
                        "add",
                        "cellular",
                        "iot",
                        "cellular.apn=iot.example",
                        "cellular.auth=chap",
                        "cellular.user=me",
                        "cellular.password",
                        "cellular.pdn=ipv6",
                        "cellular.roaming=yes"))
                .as(typed.error())
                .isZero();
        CellularSettings mobile =
                areas.written.get(0).part(CellularSettings.class).orElseThrow();
        assertThat(mobile.apn()).contains("iot.example");
        assertThat(mobile.auth().user()).contains("me");
        assertThat(mobile.auth().password()).isPresent();
        assertThat(mobile.roamingAllowed()).isTrue();
    }
}
