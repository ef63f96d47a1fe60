// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.profile.ConnectionException;
import uplink.profile.DnsMethod;
import uplink.profile.Family;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;
import uplink.profile.Metered;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

/** Settings that Uplink did not write: other words, and broken ones. */
class ForeignSettingsTest {
    private static final List<Variant<?>> BROKEN = List.of(
            Values.text(""),
            Values.text("\u0001"),
            Values.text("999.1.1.1"),
            Values.flag(true),
            Values.signed(-7),
            Values.unsigned(4_294_967_295L),
            Values.wide(Long.MIN_VALUE),
            Values.octets(new byte[33]),
            Values.texts(List.of("", "~x", "-", "fe80::1%eth0")),
            Values.unsigneds(List.of(0L, 255L)),
            Values.octetStrings(List.of(new byte[3], new byte[16])),
            Values.dictionaries(List.of(address("::", 64), address("192.0.2.1", 200), address("x", 1), Map.of())),
            Values.words(Map.of("uplink.ipv6", "method=STATIC addresses=x", "uplink.revision", "-", "uplink.pdn", "")));

    private static Map<String, Variant<?>> address(String text, long prefix) {
        Map<String, Variant<?>> entry = new HashMap<>();
        entry.put("address", Values.text(text));
        entry.put("prefix", Values.unsigned(prefix));
        return entry;
    }

    private static ConnectionSettings ethernet() {
        return ConnectionSettings.empty()
                .with("connection", "id", Values.text("theirs"))
                .with("connection", "uuid", Values.text("4a0ed9ad-0f6c-4b0a-9b5c-2f3b0f0f8f4e"))
                .with("connection", "type", Values.text("802-3-ethernet"));
    }

    @Test
    void nothingAtAllReadsAsSomethingValid() {
        ProfileSettings read = SettingsReader.read(ConnectionSettings.empty());
        assertThat(read.name()).isEqualTo("unnamed");
        assertThat(read.technology()).isEqualTo(Technology.OTHER);
        assertThat(read.autoconnect()).isTrue();
        assertThat(ConnectionSettings.of("rubbish")).isEqualTo(ConnectionSettings.empty());
        assertThat(ConnectionSettings.of(Map.of("connection", 7, "ipv4", Map.of("method", 8)))
                        .keys("ipv4"))
                .isEmpty();
    }

    @Test
    void brokenValuesNeverThrowAndAnEditMendsWhatItSays() {
        for (int seed = 0; seed < 2000; seed++) {
            RandomSettings draw = new RandomSettings(seed);
            ProfileSettings drawn = draw.next();
            ConnectionSettings broken = broken(SettingsWriter.create(drawn), draw.random());
            ProfileSettings read = SettingsReader.read(broken);
            assertThat(read.toBuilder().build()).as("seed %d", seed).isEqualTo(read);
            ConnectionSettings same = SettingsWriter.edit(broken, read);
            assertThat(SettingsReader.read(same)).as("seed %d", seed).isEqualTo(read);
            assertThat(Fingerprint.of(same).since(Fingerprint.of(broken)).keys())
                    .allMatch(key -> key.startsWith("user"));
        }
    }

    private static ConnectionSettings broken(ConnectionSettings whole, Random random) {
        ConnectionSettings broken = whole;
        for (String section : whole.sections()) {
            for (String key : whole.keys(section)) {
                if (!key.equals("type") && random.nextInt(4) == 0) {
                    broken = broken.with(section, key, BROKEN.get(random.nextInt(BROKEN.size())));
                }
            }
        }
        return broken;
    }

    @ParameterizedTest
    @CsvSource({
        "ipv4, shared, AUTO", "ipv4, link-local, AUTO", "ipv4, manual, DYNAMIC", "ipv4, later, DYNAMIC",
        "ipv4, disabled, NONE", "ipv6, ignore, NONE", "ipv6, dhcp, DYNAMIC", "ipv6, auto, AUTO",
        "ipv6, link-local, AUTO", "ipv6, shared, AUTO", "ipv6, later, AUTO"
    })
    void methodsReadAsNearAsTheTypesAllowAndStay(String section, String method, IpMethod read) {
        Family family = section.equals("ipv4") ? Family.IPV4 : Family.IPV6;
        ConnectionSettings foreign = ethernet().with(section, "method", Values.text(method));
        ProfileSettings settings = SettingsReader.read(foreign);
        assertThat(settings.ip(family).method()).isEqualTo(read);
        ProfileSettings renamed = settings.toBuilder().name("ours").build();
        assertThat(SettingsWriter.edit(foreign, renamed).section(section).text("method"))
                .contains(method);
    }

    @Test
    void aSharedNetworkStaysSharedWhenItsMetricIsEdited() {
        ConnectionSettings foreign = ethernet()
                .with("ipv4", "method", Values.text("shared"))
                .with("ipv4", "address-data", Values.dictionaries(List.of(address("192.0.2.1", 24))));
        IpSettings ip = SettingsReader.read(foreign).ip(Family.IPV4);
        assertThat(ip.method()).isEqualTo(IpMethod.STATIC);
        assertThat(ip.dnsMethod()).isEqualTo(DnsMethod.NONE);
        ProfileSettings wanted = SettingsReader.read(foreign).toBuilder()
                .ip(Family.IPV4, ip.toBuilder().defaultRoute(false).build())
                .build();
        ConnectionSettings edited = SettingsWriter.edit(foreign, wanted);
        assertThat(edited.section("ipv4").text("method")).contains("shared");
        assertThat(edited.section("ipv4").flag("never-default")).contains(true);
    }

    @Test
    void anAddressThatStaysKeepsItsLabel() {
        Map<String, Variant<?>> labelled = address("192.0.2.1", 24);
        labelled.put("label", Values.text("eth7:1"));
        ConnectionSettings foreign = ethernet()
                .with("ipv4", "method", Values.text("manual"))
                .with("ipv4", "address-data", Values.dictionaries(List.of(labelled, address("192.0.2.9", 24))))
                .with("ipv4", "addresses", new Variant<>(List.of(List.of(new UInt32(1))), "aau"));
        ProfileSettings read = SettingsReader.read(foreign);
        IpSettings fewer = read.ip(Family.IPV4).toBuilder()
                .addresses(read.ip(Family.IPV4).addresses().subList(0, 1))
                .build();
        ConnectionSettings edited = SettingsWriter.edit(
                foreign, read.toBuilder().ip(Family.IPV4, fewer).build());
        assertThat(edited.section("ipv4").all("address-data")).hasSize(1);
        assertThat(edited.section("ipv4").all("address-data").get(0).text("label"))
                .contains("eth7:1");
        assertThat(edited.keys("ipv4")).doesNotContain("addresses");
    }

    @Test
    void nameServersWithATlsNameKeepItUntilTheyAreEdited() {
        ConnectionSettings foreign = ethernet()
                .with("ipv4", "method", Values.text("auto"))
                .with("ipv4", "dns", Values.unsigneds(List.of(1L)))
                .with("ipv4", "dns-data", Values.texts(List.of("192.0.2.53#dns.example", "dns+tls://192.0.2.54")));
        ProfileSettings read = SettingsReader.read(foreign);
        assertThat(read.ip(Family.IPV4).dnsServers()).extracting("hostAddress").containsExactly("192.0.2.53");
        ConnectionSettings edited =
                SettingsWriter.edit(foreign, read.toBuilder().name("n").build());
        assertThat(edited.section("ipv4").texts("dns-data")).contains("192.0.2.53#dns.example");
        assertThat(edited.keys("ipv4")).doesNotContain("dns");
    }

    @Test
    void guessesOfCostAreNoOverride() {
        ConnectionSettings guessed = ethernet().with("connection", "metered", Values.signed(3));
        assertThat(SettingsReader.read(guessed).metered()).isEqualTo(Metered.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "none, WEP",
        "ieee8021x, EAP",
        "wpa-eap, EAP",
        "wpa-eap-suite-b-192, EAP",
        "wpa-psk, WPA2_PSK",
        "sae, SAE",
        "owe, OWE",
        "dpp, WPA2_PSK"
    })
    void keyManagementReadsAsSecurity(String management, WifiSecurity security) {
        ConnectionSettings foreign = ConnectionSettings.empty()
                .with("connection", "type", Values.text("802-11-wireless"))
                .with("802-11-wireless", "ssid", Values.octets(new byte[] {'x'}))
                .with("802-11-wireless-security", "key-mgmt", Values.text(management));
        ProfileSettings read = SettingsReader.read(foreign);
        assertThat(read.part(WifiSettings.class).orElseThrow().security()).isEqualTo(security);
        assertThatCode(() -> SettingsWriter.edit(foreign, read)).doesNotThrowAnyException();
    }

    @Test
    void otherTextsOfTheUserStay() {
        ConnectionSettings foreign =
                ethernet().with("user", "data", Values.words(Map.of("com.example.note", "theirs")));
        ConnectionSettings edited = SettingsWriter.edit(
                foreign, SettingsReader.read(foreign).toBuilder().name("n").build());
        assertThat(edited.section("user").fields("data").text("com.example.note"))
                .contains("theirs");
        assertThat(edited.revision()).isEqualTo(1);
        assertThat(edited.madeByUplink()).isFalse();
    }

    @Test
    void aTechnologyCannotBeChanged() {
        ProfileSettings wifi = ProfileSettings.builder("x", Technology.WIFI).build();
        assertThatCode(() -> SettingsWriter.edit(ethernet(), wifi))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("theirs is of ETHERNET and not of WIFI");
    }
}
