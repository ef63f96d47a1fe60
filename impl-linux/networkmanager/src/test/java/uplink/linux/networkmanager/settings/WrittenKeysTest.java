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
import uplink.cellular.CellularSettings;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.DnsMethod;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.LinkAddress;
import uplink.profile.Metered;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Proxy;
import uplink.profile.Technology;

/** The words that NetworkManager is told: a round trip alone would not notice two mistakes that cancel out. */
class WrittenKeysTest {
    private static ProfileSettingsBuilder ethernet() {
        return ProfileSettings.builder("desk", Technology.ETHERNET);
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
