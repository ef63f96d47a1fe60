// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.sim.Asking.code;
import static uplink.sim.Asking.done;
import static uplink.sim.Asking.failure;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uplink.cellular.CellularProfile;
import uplink.cellular.ServiceType;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Secret;
import uplink.wifi.Ssid;
import uplink.wifi.WifiProfile;
import uplink.wifi.WifiSecurity;
import uplink.wifi.WifiSettings;
import uplink.wifi.Wps;

/** What can be asked of the simulated radios. */
class RadiosTest {
    private static final String MOBILE = "sim:sim-wwan0";
    private static final String OFFICE = "sim:office";

    private final Simulator simulator = new Simulator();
    private final Seen seen = new Seen();

    @BeforeEach
    void start() {
        simulator.start(seen);
    }

    @Test
    void aKeyIsAskedForCheckedAndKept() {
        play("range office in");
        assertThat(failure(simulator.connections().connect(OFFICE, false, new Asking())))
                .isEqualTo(Failure.Reason.NO_SECRET);
        Asking wrong = new Asking().knows("passphrase", "wrong", "bad");
        assertThat(failure(simulator.connections().connect(OFFICE, false, wrong)))
                .isEqualTo(Failure.Reason.WRONG_KEY);
        assertThat(wrong.asked).containsExactly("passphrase", "passphrase again", "passphrase again");
        Asking right = new Asking().knows("passphrase", "wrong", "office");
        done(simulator.connections().connect(OFFICE, false, right));
        assertThat(right.asked).containsExactly("passphrase", "passphrase again");
        assertThat(((WifiProfile) seen.profile("office")).passphraseRequired()).isFalse();
        done(simulator.connections().disconnect(OFFICE, false, new Asking()));
        done(simulator.connections().connect(OFFICE, false, new Asking()));
    }

    @Test
    void aKeyThatItsOwnerWipesIsKept() {
        play("range office in");
        Secret key = Secret.of("office".toCharArray());
        WifiSettings settings = WifiSettings.secured(Ssid.of("office"), WifiSecurity.SAE, key);
        done(simulator.wifi().join(settings, new Asking()));
        key.close();
        done(simulator.connections().disconnect(OFFICE, false, new Asking()));
        done(simulator.connections().connect(OFFICE, false, new Asking()));
    }

    @Test
    void aJoinThatFailsLeavesNothingBehind() {
        play("network cellar wpa2_psk key down-below-2026 hidden");
        assertThat(seen.view().profile("sim:cellar")).isEmpty();
        WifiSettings hidden = new WifiSettings(
                Ssid.of("cellar"), true, WifiSecurity.WPA2_PSK, secret("not the key"), Optional.empty());
        assertThat(failure(simulator.wifi().join(hidden, new Asking()))).isEqualTo(Failure.Reason.WRONG_KEY);
        assertThat(seen.view().profile("sim:cellar")).isEmpty();
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.CONNECTED);
        WifiSettings right = new WifiSettings(
                Ssid.of("cellar"), true, WifiSecurity.WPA2_PSK, secret("down-below-2026"), Optional.empty());
        assertThat(simulator.wifi().join(right, new Asking()).toCompletableFuture())
                .isCompletedWithValue("sim:cellar");
        assertThat(seen.profile("home").lastFailure()).map(Failure::reason).contains(Failure.Reason.REPLACED);
        assertThat(seen.layers.toString()).doesNotContain("down-below");
    }

    @Test
    void wpsJoinsByButtonAndByPin() {
        Wps wrong = new Wps(secret("1"), Optional.empty());
        assertThat(code(simulator.wifi().join(Wps.BUTTON, new Asking()))).isEqualTo(ErrorCode.NOT_FOUND);
        play("network easy wpa2_psk key never-typed-in pin 12345670");
        assertThat(failure(simulator.wifi().join(wrong, new Asking()))).isEqualTo(Failure.Reason.REJECTED);
        Wps right = new Wps(secret("12345670"), Optional.of(Ssid.of("easy")));
        assertThat(simulator.wifi().join(right, new Asking()).toCompletableFuture())
                .isCompletedWithValue("sim:easy");
        assertThat(simulator.wifi().join(Wps.BUTTON, new Asking()).toCompletableFuture())
                .isCompletedWithValue("sim:easy");
    }

    @Test
    void aScanHasItsTimeAndWantsARadio() {
        play("at 7s wait");
        var scan = simulator.wifi().scan(new Asking()).toCompletableFuture().join();
        assertThat(scan.at()).isEqualTo(simulator.now());
        assertThat(scan.accessPoints())
                .extracting(point -> point.ssid().orElseThrow().text())
                .containsExactly("home", "cafe");
        assertThat(simulator.wifi().lastScan()).contains(scan);
        done(simulator.wifi().radio(false, new Asking()));
        assertThat(code(simulator.wifi().scan(new Asking()))).isEqualTo(ErrorCode.INVALID_STATE);
        done(simulator.wifi().radio(true, new Asking()));
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.CONNECTED);
    }

    @Test
    void threeWrongPinsAskForThePuk() {
        play("sim pin 4711 87654321");
        assertThat(failure(simulator.cellular().unlock(new Asking()))).isEqualTo(Failure.Reason.NO_SECRET);
        assertThat(code(simulator.cellular().unlock(new Asking().knows("pin", "12"))))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        for (int attempt = 0; attempt < 3; attempt++) {
            Asking wrong = new Asking().knows("pin", "0000");
            assertThat(failure(simulator.cellular().unlock(wrong))).isEqualTo(Failure.Reason.WRONG_PIN);
            assertThat(wrong.asked).containsExactly(attempt == 0 ? "pin" : "pin again");
        }
        Asking puk = new Asking().knows("puk", "87654321").knows("pin", "9999");
        done(simulator.cellular().unlock(puk));
        assertThat(puk.asked).containsExactly("puk", "pin");
        done(simulator.connections().connect(MOBILE, false, new Asking()));
        play("sim out");
        assertThat(code(simulator.cellular().unlock(new Asking()))).isEqualTo(ErrorCode.INVALID_STATE);
    }

    @Test
    void mobileProfilesHaveADefaultPerServiceAndGoBackPerSlot() {
        play("profile work internet work.example chap alice ipv4\nprofile other internet o.example slot 1 locked");
        done(simulator.cellular().defaultProfile(ServiceType.INTERNET, "sim:work", new Asking()));
        assertThat(((CellularProfile) seen.profile("sim-wwan0")).isDefault()).isFalse();
        assertThat(((CellularProfile) seen.profile("work")).isDefault()).isTrue();
        assertThat(code(simulator.cellular().defaultProfile(ServiceType.MMS, "sim:mms", new Asking())))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(code(simulator.cellular().reset(Profiles.Reset.CLEAR, 7, new Asking())))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        done(simulator.cellular().reset(Profiles.Reset.TO_DEFAULTS, 0, new Asking()));
        assertThat(seen.view().profile("sim:work")).isEmpty();
        assertThat(seen.view().profile("sim:other")).isPresent();
        assertThat(((CellularProfile) seen.profile("sim-wwan0")).isDefault()).isTrue();
    }

    private void play(String text) {
        simulator.play(text);
        simulator.finish();
    }

    private static Optional<Secret> secret(String text) {
        return Optional.of(Secret.of(text.toCharArray()));
    }
}
