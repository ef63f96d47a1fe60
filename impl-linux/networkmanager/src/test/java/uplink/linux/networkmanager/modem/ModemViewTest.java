// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;
import uplink.profile.TechnologyState;

class ModemViewTest {
    private static final Allowance HOME_ONLY = new Allowance(true, false);
    private static final Allowance RADIO_OFF = new Allowance(false, true);

    private final FakeModem fake = new FakeModem(0, "/sys/devices/usb1/1-1");

    @ParameterizedTest
    @CsvSource({
        "-1, OUT_OF_SERVICE", "0, OUT_OF_SERVICE", "1, OUT_OF_SERVICE", "2, OUT_OF_SERVICE", "3, OUT_OF_SERVICE",
        "4, OUT_OF_SERVICE", "5, OUT_OF_SERVICE", "6, OUT_OF_SERVICE", "7, OUT_OF_SERVICE", "8, AVAILABLE",
        "9, AVAILABLE", "10, AVAILABLE", "11, CONNECTED"
    })
    void everyStateOfAModemAtHomeHasItsWord(int state, CellularState expected) {
        assertThat(fake.state(state).view().cellularState(Allowance.ALL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 7, OUT_OF_SERVICE", "1, 8, AVAILABLE", "2, 7, OUT_OF_SERVICE", "3, 7, OUT_OF_SERVICE",
        "4, 7, OUT_OF_SERVICE", "5, 8, ROAMING_OFF", "6, 8, CALL_ONLY_AVAILABLE", "7, 8, CALL_ONLY_AVAILABLE",
        "8, 7, CALL_ONLY_AVAILABLE", "9, 8, AVAILABLE", "10, 8, ROAMING_OFF", "11, 7, CALL_ONLY_AVAILABLE",
        "5, 11, CONNECTED"
    })
    void everyRegistrationOfAModemThatMayNotRoamHasItsWord(int registration, int state, CellularState expected) {
        ModemView view = fake.registration(registration).state(state).view();
        assertThat(view.cellularState(HOME_ONLY)).isEqualTo(expected);
    }

    @Test
    void roamingThatIsAllowedIsAvailable() {
        assertThat(fake.registration(5).view().cellularState(Allowance.ALL)).isEqualTo(CellularState.AVAILABLE);
    }

    @Test
    void registeredWithoutPacketsIsCallOnly() {
        fake.network.put("PacketServiceState", new UInt32(1));
        assertThat(fake.view().cellularState(Allowance.ALL)).isEqualTo(CellularState.CALL_ONLY_AVAILABLE);
    }

    @Test
    void theRadioIsOffByPowerOrBySwitch() {
        assertThat(fake.state(3).view().cellularState(RADIO_OFF)).isEqualTo(CellularState.FLIGHT_MODE);
        assertThat(fake.state(8).view().cellularState(RADIO_OFF)).isEqualTo(CellularState.AVAILABLE);
        for (int power : List.of(1, 2)) {
            fake.modem.put("PowerState", new UInt32(power));
            assertThat(fake.state(3).view().cellularState(Allowance.ALL)).isEqualTo(CellularState.FLIGHT_MODE);
            assertThat(fake.state(2).view().cellularState(Allowance.ALL)).isEqualTo(CellularState.OUT_OF_SERVICE);
        }
    }

    @Test
    void whatSaysNothingIsUnknown() {
        fake.modem.clear();
        fake.modem.put("Device", "/sys/x");
        fake.network.clear();
        ModemView view = fake.view();
        assertThat(view.cellularState(Allowance.ALL)).isEqualTo(CellularState.UNKNOWN);
        assertThat(view.simLock()).isEqualTo(SimLock.UNKNOWN);
        assertThat(view.registration()).isEqualTo(Registration.UNKNOWN);
        assertThat(view.failure()).isEmpty();
        assertThat(view.status(Allowance.ALL).signalDbm()).isEmpty();
    }

    @Test
    void malformedValuesAreNoReasonToFail() {
        for (String name : List.of(
                "State", "PowerState", "UnlockRequired", "UnlockRetries", "SignalQuality", "Bearers", "Ports")) {
            fake.modem.put(name, "nonsense");
        }
        fake.network.replaceAll((name, value) -> List.of("nonsense"));
        assertThat(fake.view().status(Allowance.ALL).cellularState()).isEqualTo(CellularState.OUT_OF_SERVICE);
        assertThat(fake.view().interfaces()).isEmpty();
    }

    @Test
    void theStatusHasAllThatIsKnown() {
        fake.network.put("OperatorName", "Home Net");
        fake.network.put("OperatorCode", "00101");
        fake.network.put("Imei", "490154203237518");
        fake.card.put("Imsi", "001010123456789");
        fake.modem.put("AccessTechnologies", new UInt32(1 << 14));
        fake.signal.put("Lte", Map.of("rsrp", -95.0));
        CellularStatus status = fake.state(11).view().status(Allowance.ALL);
        assertThat(status.operatorName()).contains("Home Net");
        assertThat(status.operatorCode()).contains("00101");
        assertThat(status.identifiers().imei()).contains("490154203237518");
        assertThat(status.identifiers().imsi()).contains("001010123456789");
        assertThat(status.identifiers().iccid()).contains("894900000000000000");
        assertThat(status.quality().rsrpDbm()).hasValue(-95.0);
        assertThat(status.signalDbm()).hasValue(-95);
        assertThat(status.simLock()).isEqualTo(SimLock.NONE);
        assertThat(status.state()).isEqualTo(TechnologyState.CONNECTED);
    }

    @Test
    void perCentOfAModemInNoNetworkIsNoSignal() {
        assertThat(fake.view().signalDbm()).hasValue(-82);
        assertThat(fake.view().status(Allowance.ALL).signalDbm()).hasValue(-82);
        assertThat(fake.view().quality().rsrpDbm()).isEmpty();
        assertThat(fake.registration(2).view().signalDbm()).isEmpty();
        assertThat(fake.view().signalPercent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, RADIO, UNKNOWN, unknown, UNKNOWN", "2, SIM, SIM_MISSING, sim-missing, ABSENT",
        "3, SIM, SIM_FAULTY, sim-error, FAULTY", "4, RADIO, UNKNOWN, unknown-capabilities, UNKNOWN",
        "5, SIM, SIM_MISSING, esim-without-profiles, ABSENT", "6, RADIO, UNKNOWN, unknown, UNKNOWN"
    })
    void aModemThatFailedSaysWhy(int reason, Stage stage, Reason expected, String word, SimLock lock) {
        fake.modem.put("StateFailedReason", new UInt32(reason));
        fake.modem.put("UnlockRequired", new UInt32(0));
        assertThat(fake.state(-1).view().failure()).contains(new Failure(stage, expected, word));
        assertThat(fake.view().simLock()).isEqualTo(lock);
        assertThat(fake.state(8).view().failure()).isEmpty();
    }

    @Test
    void everyLockStopsAModemThatIsLocked() {
        for (int lock = 2; lock <= 16; lock++) {
            fake.modem.put("UnlockRequired", new UInt32(lock));
            Failure failure = fake.state(2).view().failure().orElseThrow();
            assertThat(failure.reason()).isEqualTo(Reason.SIM_LOCKED);
            assertThat(failure.detail()).contains("-p");
        }
    }

    @Test
    void aSecondPinStopsNobody() {
        fake.modem.put("UnlockRequired", new UInt32(3));
        assertThat(fake.state(8).view().failure()).isEmpty();
        assertThat(fake.view().simLock()).isEqualTo(SimLock.OTHER);
    }

    @Test
    void triesAreThoseOfTheCodeThatIsWanted() {
        fake.modem.put("UnlockRetries", Map.of(new UInt32(2), new UInt32(3), new UInt32(4), new UInt32(10)));
        assertThat(fake.view().triesLeft()).isEmpty();
        fake.modem.put("UnlockRequired", new UInt32(2));
        assertThat(fake.view().triesLeft()).hasValue(3);
        fake.modem.put("UnlockRequired", new UInt32(4));
        assertThat(fake.view().triesLeft()).hasValue(10);
        fake.modem.put("UnlockRetries", Map.of(new UInt32(4), new UInt32(999)));
        assertThat(fake.view().triesLeft()).isEmpty();
    }

    @Test
    void aNetworkThatRefusesIsAFailureWithItsCause() {
        fake.registration(3).state(7);
        assertThat(fake.view().failure()).contains(new Failure(Stage.REGISTER, Reason.REGISTRATION_DENIED, ""));
        fake.network.put("NetworkRejection", Map.of("error", new UInt32(13)));
        assertThat(fake.view().rejectCause()).hasValue(13);
        assertThat(fake.view().failure()).contains(new Failure(Stage.REGISTER, Reason.ROAMING_NOT_ALLOWED, "cause 13"));
        assertThat(fake.view().status(Allowance.ALL).rejectCause()).hasValue(13);
    }

    @Test
    void itIsCalledByWhereItIsPluggedInElseByItsCard() {
        assertThat(fake.view().key()).contains("/sys/devices/usb1/1-1");
        fake.modem.remove("Device");
        assertThat(fake.view().key()).contains("894900000000000000");
        fake.modem.put("DeviceIdentifier", "c0ffee");
        fake.modem.put("Sim", "/");
        assertThat(fake.view().key()).contains("c0ffee");
        assertThat(fake.view().simPath()).isEmpty();
    }

    @Test
    void itsPartsAreKnown() {
        fake.modem.put("Manufacturer", "Maker");
        fake.modem.put("Model", "M1");
        fake.modem.put("PrimarySimSlot", new UInt32(2));
        fake.modem.put(
                "Ports", List.of(new Object[] {"wwan0", new UInt32(2)}, new Object[] {"ttyUSB2", new UInt32(3)}));
        assertThat(fake.view().name()).isEqualTo("Maker M1");
        assertThat(fake.view().interfaces()).containsExactly("wwan0");
        assertThat(fake.view().simSlot()).isEqualTo(1);
        assertThat(new FakeModem(1, "/x").view().simSlot()).isZero();
    }

    @Test
    void itStaysAsItWasAndShowsNoIdentifier() {
        ModemView before = fake.view();
        assertThat(before).isEqualTo(fake.view()).hasSameHashCodeAs(fake.view());
        assertThat(fake.state(11).view()).isNotEqualTo(before);
        assertThat(before.state()).isEqualTo(ModemState.REGISTERED);
        assertThat(before.toString()).doesNotContain("8949");
        assertThat(Optional.of(before)).isNotEqualTo(Optional.of(new FakeModem(1, "/x").view()));
    }
}
