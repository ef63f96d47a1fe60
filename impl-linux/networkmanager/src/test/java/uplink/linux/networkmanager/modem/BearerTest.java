// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.junit.jupiter.api.Test;
import uplink.cellular.AuthType;
import uplink.cellular.PdnType;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

class BearerTest {
    private final FakeModem fake = new FakeModem(0, "/sys/devices/usb1/1-1");
    private final Map<String, Object> bearer = new HashMap<>();

    BearerTest() {
        fake.bearers.add(bearer);
    }

    private Bearer view() {
        return fake.view().bearers().get(0);
    }

    @Test
    void anInterfaceCarriesItUnlessSomebodyMustSpeakPpp() {
        bearer.put("Connected", true);
        bearer.put("Interface", "wwan0");
        bearer.put("Ip4Config", Map.of("method", new UInt32(2)));
        assertThat(view().connected()).isTrue();
        assertThat(view().interfaceName()).contains("wwan0");
        assertThat(view().port()).isEmpty();
        bearer.put("Interface", "ttyUSB0");
        bearer.put("Ip4Config", Map.of("method", new UInt32(1)));
        assertThat(view().interfaceName()).isEmpty();
        assertThat(view().port()).contains("ttyUSB0");
    }

    @Test
    void itsFailureIsThatOfTheLastAttempt() {
        assertThat(view().failure()).isEmpty();
        bearer.put("ConnectionError", new Object[] {"", ""});
        assertThat(view().failure()).isEmpty();
        bearer.put("ConnectionError", new Object[] {
            "org.freedesktop.ModemManager1.Error.MobileEquipment.MissingOrUnknownApn", "Missing or unknown APN"
        });
        assertThat(view().failure())
                .contains(new Failure(Stage.ASSOCIATE, Reason.APN_REJECTED, "MobileEquipment.MissingOrUnknownApn"));
        bearer.put("Connected", true);
        assertThat(view().failure()).isEmpty();
    }

    @Test
    void itsBytesAreSixtyFourBitsWide() {
        assertThat(view().traffic().received()).isEmpty();
        bearer.put(
                "Stats",
                Map.of(
                        "rx-bytes", new UInt64("5000000000"),
                        "tx-bytes", new UInt64("7"),
                        "duration", new UInt32(90),
                        "start-date", new UInt64("1700000000"),
                        "total-rx-bytes", new UInt64("6000000000"),
                        "attempts", new UInt32(4),
                        "failed-attempts", new UInt32(3)));
        BearerTraffic traffic = view().traffic();
        assertThat(traffic.received()).hasValue(5_000_000_000L);
        assertThat(traffic.sent()).hasValue(7);
        assertThat(traffic.duration()).isEqualTo(Duration.ofSeconds(90));
        assertThat(traffic.start()).contains(Instant.ofEpochSecond(1_700_000_000));
        assertThat(traffic.totalReceived()).hasValue(6_000_000_000L);
        assertThat(traffic.totalSent()).isEmpty();
        assertThat(traffic.attempts()).isEqualTo(4);
        assertThat(traffic.failedAttempts()).isEqualTo(3);
    }

    @Test
    void whatWasAskedForIsKnownAndThePasswordIsNot() {
        bearer.put(
                "Properties",
                Map.of("apn", "internet.test", "user", "me", "password", "hunter2", "allow-roaming", false));
        assertThat(view().apn()).contains("internet.test");
        assertThat(view().user()).contains("me");
        assertThat(view().roamingAllowed()).isFalse();
        assertThat(view().toString()).doesNotContain("hunter2").contains("internet.test");
    }

    @Test
    void everyFamilyAndEveryWayInHasItsWord() {
        assertThat(IntStream.rangeClosed(0, 5)
                        .mapToObj(type -> property("ip-type", type).pdnType()))
                .containsExactly(
                        PdnType.UNKNOWN,
                        PdnType.IPV4,
                        PdnType.IPV6,
                        PdnType.IPV4_IPV6,
                        PdnType.IPV4_IPV6,
                        PdnType.UNKNOWN);
        assertThat(IntStream.of(0, 1, 2, 4, 6, 8)
                        .mapToObj(bits -> property("allowed-auth", bits).authType()))
                .containsExactly(
                        AuthType.UNKNOWN, AuthType.NONE, AuthType.PAP, AuthType.CHAP, AuthType.CHAP, AuthType.UNKNOWN);
    }

    private Bearer property(String name, int value) {
        bearer.put("Properties", Map.of(name, new UInt32(value)));
        return view();
    }
}
