// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import uplink.profile.ProfileSettings;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.wifi.Ssid;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;

class FingerprintTest {
    private static final String SECURITY = "802-11-wireless-security";
    private final ConnectionSettings written = SettingsWriter.create(ProfileSettings.builder("attic", Technology.WIFI)
            .part(WifiSettings.secured(
                    Ssid.of("attic"), WifiSecurity.WPA2_PSK, Secret.of("hunter22hunter22".toCharArray())))
            .build());

    private List<String> drift(ConnectionSettings after) {
        return Fingerprint.of(after).since(Fingerprint.of(written)).keys();
    }

    @Test
    void leavesOutSecretsAndWhatChangesByItself() {
        ConnectionSettings restless =
                Secrets.without(written).with("connection", "timestamp", new Variant<>(new UInt64(7), "t"));
        restless = Notes.note(restless, Notes.REVISION, Optional.of("9"));
        assertThat(drift(restless)).isEmpty();
        assertThat(Fingerprint.of(restless)).isEqualTo(Fingerprint.of(written));
        assertThat(Fingerprint.of(restless).text())
                .isEqualTo(Fingerprint.of(written).text())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void namesWhatWasTouchedAndNoValues() {
        ConnectionSettings touched = written.with("ipv4", "method", Values.text("disabled"))
                .with("connection", "zone", Values.text("inside"))
                .without("802-11-wireless", "hidden")
                .withoutSection(SECURITY)
                .with("proxy");
        touched = Notes.note(touched, "com.example.note", Optional.of("theirs"));
        assertThat(drift(touched))
                .containsExactly(
                        "802-11-wireless-security",
                        "802-11-wireless-security.key-mgmt",
                        "802-11-wireless-security.proto",
                        "802-11-wireless.hidden",
                        "connection.zone",
                        "ipv4.method",
                        "user.com.example.note");
        assertThat(new Fingerprint.Drift(drift(touched)).toString())
                .startsWith("802-11")
                .doesNotContain("theirs");
        assertThat(new Fingerprint.Drift(List.of()).none()).isTrue();
        assertThat(Fingerprint.of(touched)).isNotEqualTo(Fingerprint.of(written));
    }

    @Test
    void secretsAreMergedWhereNoneIs() {
        ConnectionSettings secrets = ConnectionSettings.empty()
                .with(SECURITY, "psk", Values.text("kept"))
                .with("802-1x", "password", Values.text("of a section that has gone"));
        assertThat(Secrets.without(written)
                        .withSecrets(secrets)
                        .section(SECURITY)
                        .text("psk"))
                .contains("kept");
        assertThat(written.withSecrets(secrets).section(SECURITY).text("psk")).contains("hunter22hunter22");
        assertThat(written.withSecrets(secrets).has("802-1x")).isFalse();
    }

    @Test
    void secretsOfPeersAreMergedPeerByPeer() {
        Map<String, Variant<?>> known = new HashMap<>(Map.of("public-key", Values.text("A")));
        Map<String, Variant<?>> secret = new HashMap<>(known);
        secret.put("preshared-key", Values.text("shh"));
        known.put("endpoint", Values.text("192.0.2.1:1"));
        ConnectionSettings tunnel =
                ConnectionSettings.empty().with("wireguard", "peers", Values.dictionaries(List.of(known, Map.of())));
        ConnectionSettings merged = tunnel.withSecrets(
                ConnectionSettings.empty().with("wireguard", "peers", Values.dictionaries(List.of(secret))));
        assertThat(merged.section("wireguard").all("peers")).hasSize(2);
        assertThat(merged.section("wireguard").all("peers").get(0).text("preshared-key"))
                .contains("shh");
        assertThat(merged.section("wireguard").all("peers").get(0).text("endpoint"))
                .contains("192.0.2.1:1");
        assertThat(Secrets.sections(merged)).containsExactly("wireguard");
    }
}
