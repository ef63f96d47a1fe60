// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.Test;
import uplink.linux.networkmanager.modem.ModemBlame.Attempt;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

class ModemBlameTest {
    private static final Failure UNKNOWN = new Failure(Stage.UNKNOWN, Reason.UNKNOWN, "unknown");
    private static final Failure REJECTED = new Failure(Stage.ASSOCIATE, Reason.REJECTED, "ppp-failed");
    private static final Failure TIMED_OUT = new Failure(Stage.REGISTER, Reason.TIMED_OUT, "gsm-registration-timeout");
    private static final Attempt ABROAD_TOO = new Attempt(Optional.of("internet.test"), false);
    private static final Attempt HOME_ONLY = new Attempt(Optional.of("internet.test"), true);

    private final FakeModem fake = new FakeModem(0, "/sys/devices/usb1/1-1");
    private final Map<String, Object> bearer = new HashMap<>();

    private ModemBlame blame() {
        return new ModemBlame(FakeModem.modems(fake));
    }

    private void fails(String apn, int times, String error) {
        bearer.put("Properties", Map.of("apn", apn));
        bearer.put("Stats", Map.of("failed-attempts", new UInt32(times)));
        bearer.put("ConnectionError", new Object[] {"org.freedesktop.ModemManager1.Error." + error, ""});
        if (fake.bearers.isEmpty()) {
            fake.bearers.add(bearer);
        }
    }

    private Reason reason(ModemBlame blame, Attempt attempt, Failure told) {
        return blame.of(fake.view(), attempt, told).reason();
    }

    @Test
    void theErrorOfABearerCountsForOneAttempt() {
        ModemBlame blame = blame();
        fails("internet.test", 1, "MobileEquipment.MissingOrUnknownApn");
        assertThat(reason(blame, ABROAD_TOO, UNKNOWN)).isEqualTo(Reason.APN_REJECTED);
        assertThat(reason(blame, ABROAD_TOO, UNKNOWN))
                .as("it stands there still")
                .isEqualTo(Reason.UNKNOWN);
        fails("internet.test", 2, "MobileEquipment.UserAuthenticationFailed");
        assertThat(reason(blame, ABROAD_TOO, REJECTED)).isEqualTo(Reason.LOGIN_REFUSED);
    }

    @Test
    void whatHadFailedBeforeAndOtherAccessPointsAreNoCause() {
        fails("internet.test", 3, "MobileEquipment.MissingOrUnknownApn");
        ModemBlame blame = blame();
        assertThat(reason(blame, ABROAD_TOO, UNKNOWN)).isEqualTo(Reason.UNKNOWN);
        fails("other.test", 4, "MobileEquipment.MissingOrUnknownApn");
        assertThat(reason(blame, ABROAD_TOO, UNKNOWN)).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void whatNetworkManagerKnowsStays() {
        ModemBlame blame = blame();
        assertThat(blame.of(fake.view(), ABROAD_TOO, REJECTED)).isEqualTo(REJECTED);
        fails("internet.test", 1, "MobileEquipment.Unknown");
        assertThat(blame.of(fake.view(), ABROAD_TOO, REJECTED)).isEqualTo(REJECTED);
        Failure locked = new Failure(Stage.SIM, Reason.SIM_LOCKED, "gsm-sim-pin-required");
        fails("internet.test", 2, "MobileEquipment.MissingOrUnknownApn");
        assertThat(blame.of(fake.view(), ABROAD_TOO, locked)).isEqualTo(locked);
    }

    @Test
    void whoIsDeniedIsSoUntilHeIsTakenIn() {
        ModemBlame blame = blame();
        fake.registration(3);
        blame.see(FakeModem.modems(fake));
        fake.registration(0);
        blame.see(FakeModem.modems(fake));
        assertThat(reason(blame, ABROAD_TOO, TIMED_OUT)).isEqualTo(Reason.REGISTRATION_DENIED);
        fake.registration(1);
        blame.see(FakeModem.modems(fake));
        fake.registration(2);
        blame.see(FakeModem.modems(fake));
        assertThat(reason(blame, ABROAD_TOO, TIMED_OUT)).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void whatIsForHomeOnlyIsNotAllowedAbroad() {
        ModemBlame blame = blame();
        assertThat(reason(blame, HOME_ONLY, UNKNOWN)).isEqualTo(Reason.UNKNOWN);
        fake.registration(5);
        assertThat(reason(blame, HOME_ONLY, UNKNOWN)).isEqualTo(Reason.ROAMING_NOT_ALLOWED);
        assertThat(reason(blame, ABROAD_TOO, UNKNOWN)).isEqualTo(Reason.UNKNOWN);
    }
}
