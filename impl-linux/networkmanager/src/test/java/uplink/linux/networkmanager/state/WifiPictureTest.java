// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.linux.netlink.Sysfs;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.spi.Layer;
import uplink.wifi.Scan;
import uplink.wifi.WifiEncryption;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiStatus;

/** What the objects of a radio become; with made objects, in the forms that NetworkManager 1.42 documents. */
class WifiPictureTest {
    private static final String DEVICE = Interfaces.ROOT + "/Devices/3";
    private static final String SAVED = Interfaces.SETTINGS_PATH + "/1";
    private static final String UUID = "0a1b2c3d-0000-4000-8000-000000000001";

    private static final Picture.Modem NO_MODEM = new Picture.Modem() {
        @Override
        public Profile profile(Saved saved, Profile base) {
            return base;
        }

        @Override
        public java.util.Optional<TechnologyStatus> status() {
            return java.util.Optional.empty();
        }

        @Override
        public Place place(String udi) {
            return new Place(List.of(), java.util.Optional.empty());
        }
    };

    private final Map<String, Object> objects = new HashMap<>();
    private final Map<String, Object> device = new HashMap<>();
    private final Map<String, Object> wireless = new HashMap<>();
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void aRadioThatHasLooked() {
        objects.put(
                Interfaces.ROOT,
                Map.of(Interfaces.MANAGER, Map.of("WirelessEnabled", true, "WirelessHardwareEnabled", true)));
        device.putAll(
                Map.of("Interface", "wlan0", "DeviceType", 2L, "State", 30L, "Managed", true, "InterfaceFlags", 1L));
        wireless.putAll(Map.of("PermHwAddress", "02:00:00:00:00:07", "LastScan", 90_000L));
    }

    private void accessPoint(int number, String ssid, long strength, long... flags) {
        String path = Interfaces.ROOT + "/AccessPoint/" + number;
        heard.add(path);
        Map<String, Object> one = new HashMap<>(Map.of(
                "Ssid",
                ssid.getBytes(StandardCharsets.UTF_8),
                "HwAddress",
                "02:00:00:00:01:0" + number,
                "Strength",
                strength,
                "Frequency",
                2412L,
                "MaxBitrate",
                54_000L,
                "LastSeen",
                95L));
        one.put("Flags", flags[0]);
        one.put("WpaFlags", flags[1]);
        one.put("RsnFlags", flags[2]);
        objects.put(path, Map.of(Interfaces.ACCESS_POINT, one));
    }

    private Picture picture() {
        wireless.put("AccessPoints", heard);
        objects.put(DEVICE, Map.of(Interfaces.DEVICE, device, Interfaces.WIRELESS, wireless));
        Mirror mirror = new Mirror();
        mirror.replace(objects);
        return new Picture(mirror, new Sysfs(Path.of("/nonexistent")), new Histories(Clock.systemUTC()), () -> 100_000);
    }

    private static Layer layer(Picture picture, Saved... saved) {
        return picture.layer(List.of(saved), NO_MODEM, link -> false);
    }

    private static Saved saved(String ssid) {
        Fields sections = Fields.of(Map.of(
                "connection", Map.of("uuid", UUID, "id", "home", "type", "802-11-wireless"),
                "802-11-wireless", Map.of("ssid", ssid.getBytes(StandardCharsets.UTF_8)),
                "802-11-wireless-security", Map.of("key-mgmt", "wpa-psk")));
        return new Saved(SAVED, sections, 1, false, true);
    }

    private static WifiProfile wifi(Layer layer, String name) {
        return layer.profiles().stream()
                .filter(profile -> profile.name().equals(name))
                .map(WifiProfile.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static WifiStatus status(Layer layer) {
        return layer.technologies().stream()
                .filter(WifiStatus.class::isInstance)
                .map(WifiStatus.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, NONE, NONE",
        "1, 0, 0, WEP, WEP",
        "1, 0x104, 0, WPA_PSK, TKIP",
        "1, 0, 0x108, WPA2_PSK, AES",
        "1, 0x104, 0x10C, WPA2_PSK, TKIP_AES_MIXED",
        "1, 0, 0x508, SAE, AES",
        "1, 0, 0x408, SAE, AES",
        "1, 0, 0x808, OWE, AES",
        "1, 0, 0x208, EAP, AES",
        "1, 0, 0x2008, EAP, AES"
    })
    void flagsAreSecurityAndCipher(String flags, String wpa, String rsn, WifiSecurity security, WifiEncryption cipher) {
        accessPoint(1, "air", 50, Long.decode(flags), Long.decode(wpa), Long.decode(rsn));
        WifiProfile profile = wifi(layer(picture()), "air");
        assertThat(profile.security()).isEqualTo(security);
        assertThat(profile.encryption()).isEqualTo(cipher);
        assertThat(profile.passphraseRequired())
                .isEqualTo(security != WifiSecurity.NONE && security != WifiSecurity.OWE);
    }

    @Test
    void whatIsHeardAndNotSavedIsVisibleOnceByItsStrongest() {
        accessPoint(1, "plant", 40, 1, 0, 0x108);
        accessPoint(2, "plant", 70, 1, 0, 0x108);
        accessPoint(3, "", 90, 1, 0, 0x108);
        Layer layer = layer(picture());
        WifiProfile plant = wifi(layer, "plant");
        assertThat(plant.id()).isEqualTo("networkmanager:wifi/plant/WPA2_PSK");
        assertThat(plant.bssid()).hasValueSatisfying(mac -> assertThat(mac).hasToString("02:00:00:00:01:02"));
        assertThat(plant.signal().orElseThrow().dbm()).as("-100 + 0.6 x 70").isEqualTo(-58);
        assertThat(plant.saved() || plant.managed()).isFalse();
        assertThat(plant.present()).isTrue();
        assertThat(layer.profiles())
                .as("and the link, but nothing that hides its name")
                .hasSize(2);
        assertThat(layer.links()).extracting(Link::key).containsExactly("mac:02:00:00:00:00:07");
    }

    @Test
    void aSavedOneShowsTheAccessPointThatItWouldUseAndThenTheOneThatItUses() {
        accessPoint(1, "home", 30, 1, 0, 0x108);
        accessPoint(2, "home", 60, 1, 0, 0x108);
        device.put("AvailableConnections", List.of(SAVED));
        Layer away = layer(picture(), saved("home"));
        assertThat(wifi(away, "home").state()).isEqualTo(ProfileState.DISCONNECTED);
        assertThat(wifi(away, "home").present()).isTrue();
        assertThat(wifi(away, "home").bssid())
                .hasValueSatisfying(mac -> assertThat(mac).hasToString("02:00:00:00:01:02"));
        assertThat(away.profiles()).hasSize(1);
        String active = Interfaces.ROOT + "/ActiveConnection/4";
        objects.put(active, Map.of(Interfaces.ACTIVE, Map.of("Connection", SAVED, "State", 2L, "Uuid", UUID)));
        device.putAll(Map.of("ActiveConnection", active, "State", 100L, "InterfaceFlags", 0x10001L));
        wireless.put("ActiveAccessPoint", heard.get(0));
        Layer joined = layer(picture(), saved("home"));
        WifiProfile home = wifi(joined, "home");
        assertThat(home.state()).isEqualTo(ProfileState.CONNECTED);
        assertThat(home.bssid()).hasValueSatisfying(mac -> assertThat(mac).hasToString("02:00:00:00:01:01"));
        assertThat(home.frequencyMhz()).hasValue(2412);
        assertThat(home.maxSpeedBitsPerSecond()).hasValue(54_000_000);
        assertThat(status(joined).state()).isEqualTo(TechnologyState.CONNECTED);
        assertThat(status(joined).signalDbm()).hasValue(-82);
    }

    @Test
    void aScanHasItsAgeAndAnEmptyNameIsHidden() {
        accessPoint(1, "", 20, 1, 0, 0x108);
        accessPoint(2, "near", 99, 0, 0, 0);
        Picture picture = picture();
        layer(picture);
        Scan scan = picture.lastScan().orElseThrow();
        assertThat(scan.age(Instant.now())).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(scan.accessPoints()).hasSize(2);
        assertThat(scan.accessPoints().get(0).ssid()).isPresent();
        assertThat(scan.accessPoints().get(1).ssid()).isEmpty();
        wireless.put("LastScan", -1L);
        Picture never = picture();
        layer(never);
        assertThat(never.lastScan()).isEmpty();
    }

    @Test
    void switchesDeactivate() {
        Layer on = layer(picture());
        assertThat(status(on).state()).isEqualTo(TechnologyState.DISCONNECTED);
        objects.put(Interfaces.ROOT, Map.of(Interfaces.MANAGER, Map.of("WirelessEnabled", false)));
        Layer off = layer(picture());
        assertThat(status(off).state()).isEqualTo(TechnologyState.DEACTIVATED);
        assertThat(status(off).radioEnabled()).isFalse();
        device.put("Managed", false);
        Layer none = layer(picture());
        assertThat(none.technologies())
                .as("a radio that it does not run is the kernel's to tell")
                .isEmpty();
        assertThat(none.links()).isEmpty();
        assertThat(none.profiles()).noneMatch(profile -> profile.technology() == Technology.WIFI);
    }
}
