// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.cellular.AccessTechnology;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;
import uplink.linux.networkmanager.modem.Allowance;
import uplink.linux.networkmanager.modem.ModemState;
import uplink.linux.networkmanager.modem.ModemView;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.OpenFailedException;
import uplink.profile.Secret;
import uplink.profile.SecretSource;

/** Modems as the real ModemManager tells of them. */
@Timeout(90)
class ModemManagerLabTest {
    @TempDir
    private Path folder;

    private ModemHost host;

    @BeforeEach
    void open() throws Exception {
        NetworkManagerHost.installed("ModemManager", "dbus-daemon", "dbus-send");
        host = new ModemHost(folder);
    }

    @AfterEach
    void close() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    private ModemView enabled() throws Exception {
        host.plug();
        ModemView found = host.until("found", one -> one.state() == ModemState.DISABLED);
        host.commands().radio(found, true, ModemHost.KEY, CommandFor.tenSeconds());
        return found;
    }

    private ModemView registered(Registration registration) throws Exception {
        return host.until(
                registration.toString(),
                one -> one.registration() == registration
                        && one.state() == ModemState.REGISTERED
                        && one.status(Allowance.ALL).operatorName().isPresent());
    }

    @Test
    void aModemAtHomeTellsItsNetworkItsSignalAndItsNames() throws Exception {
        host.modem().signal(20, 46);
        enabled();
        registered(Registration.HOME);
        ModemView view = host.until("signal", one -> one.signalPercent().isPresent());
        CellularStatus status = view.status(Allowance.ALL);
        assertThat(status.cellularState()).isEqualTo(CellularState.AVAILABLE);
        assertThat(status.operatorName()).contains("Home Net");
        assertThat(status.operatorCode()).contains("00101");
        assertThat(status.accessTechnology()).isEqualTo(AccessTechnology.LTE);
        assertThat(status.simLock()).isEqualTo(SimLock.NONE);
        assertThat(status.identifiers().imei()).contains(AtAnswers.IMEI);
        assertThat(status.identifiers().imsi()).contains(AtCard.IMSI);
        assertThat(status.identifiers().iccid()).contains(AtCard.ICCID);
        assertThat(status.signalDbm()).hasValue(-113 + 2 * 20);
        assertThat(view.name()).isEqualTo("Lab AT Modem");
        assertThat(view.failure()).isEmpty();
    }

    /** A source that has these codes and tells what it was asked for. */
    private record Codes(Deque<String> codes, List<String> questions) implements SecretSource {
        Codes(String... codes) {
            this(new ArrayDeque<>(List.of(codes)), new ArrayList<>());
        }

        @Override
        public Optional<Secret> secret(String subject, String what, boolean again) {
            questions.add(what + (again ? " again" : ""));
            return Optional.ofNullable(codes.poll()).map(code -> Secret.of(code.toCharArray()));
        }
    }

    private void unlock(ModemView view, Codes codes) {
        host.commands().unlock(view, ModemHost.KEY, CommandFor.asking(codes), false);
    }

    private Failure refused(ModemView view, Codes codes) {
        return catchThrowableOfType(OpenFailedException.class, () -> unlock(view, codes))
                .failure();
    }

    private ModemView locked(int tries) throws Exception {
        host.modem().lock("1234", tries);
        host.plug();
        return host.until(
                "locked", one -> one.simLock() == SimLock.PIN && one.simPath().isPresent());
    }

    @Test
    void aWrongPinIsSaidAndTheRightOneOpens() throws Exception {
        ModemView view = locked(3);
        assertThat(view.state()).isEqualTo(ModemState.LOCKED);
        assertThat(view.triesLeft()).hasValue(3);
        assertThat(view.cellularState(Allowance.ALL)).isEqualTo(CellularState.OUT_OF_SERVICE);
        assertThat(view.failure()).map(Failure::reason).contains(Reason.SIM_LOCKED);
        assertThat(refused(view, new Codes("9999")).reason()).isEqualTo(Reason.WRONG_PIN);
        host.until("counted", one -> one.triesLeft().orElse(0) == 2);
        Codes codes = new Codes("1234");
        unlock(view, codes);
        assertThat(codes.questions()).containsExactly("pin again");
        host.until("open", one -> one.simLock() == SimLock.NONE && one.state() == ModemState.DISABLED);
        host.commands().radio(view, true, ModemHost.KEY, CommandFor.tenSeconds());
        registered(Registration.HOME);
    }

    @Test
    void theLastTryIsLeftToPeople() throws Exception {
        ModemView view = locked(3);
        assertThat(refused(view, new Codes("9999", "8888", "7777")).reason()).isEqualTo(Reason.WRONG_PIN);
        assertThat(host.modem().pinsLeft()).isEqualTo(1);
        Codes none = new Codes("1234");
        assertThat(refused(view, none).reason()).isEqualTo(Reason.SIM_LOCKED);
        assertThat(none.questions()).isEmpty();
        assertThat(host.modem().pinsLeft()).isEqualTo(1);
    }

    @Test
    void aCardWithoutTriesIsOpenedByItsPuk() throws Exception {
        ModemView view = locked(1);
        OpenFailedException lost = catchThrowableOfType(
                OpenFailedException.class,
                () -> host.commands().unlock(view, ModemHost.KEY, CommandFor.asking(new Codes("9999")), true));
        assertThat(lost.failure().reason()).isEqualTo(Reason.WRONG_PIN);
        ModemView again = host.until(
                "the modem anew, with a PUK", one -> !one.path().equals(view.path()) && one.simLock() == SimLock.PUK);
        Codes codes = new Codes(AtCard.PUK, "4321");
        unlock(again, codes);
        assertThat(codes.questions()).containsExactly("puk", "pin");
        host.until("open", one -> one.simLock() == SimLock.NONE && one.state() == ModemState.DISABLED);
    }

    @Test
    void noCardIsSaid() throws Exception {
        host.modem().removeCard();
        host.plug();
        ModemView view = host.until("failed", one -> one.state() == ModemState.FAILED);
        assertThat(view.simLock()).isEqualTo(SimLock.ABSENT);
        assertThat(view.failure()).map(Failure::reason).contains(Reason.SIM_MISSING);
        assertThat(view.cellularState(Allowance.ALL)).isEqualTo(CellularState.OUT_OF_SERVICE);
        assertThat(refused(view, new Codes("1234")).reason()).isEqualTo(Reason.SIM_MISSING);
    }

    @Test
    void roamingIsAvailableOrOffAsItIsAllowed() throws Exception {
        host.modem().register(AtNetwork.Registration.ROAMING);
        host.modem().operator("Far Net", "00199");
        enabled();
        ModemView view = registered(Registration.ROAMING);
        assertThat(view.cellularState(Allowance.ALL)).isEqualTo(CellularState.AVAILABLE);
        assertThat(view.cellularState(new Allowance(true, false))).isEqualTo(CellularState.ROAMING_OFF);
        assertThat(view.status(Allowance.ALL).operatorCode()).contains("00199");
    }

    @Test
    void aNetworkThatThrowsItOutIsAFailureUntilItTakesItIn() throws Exception {
        enabled();
        registered(Registration.HOME);
        host.modem().register(AtNetwork.Registration.DENIED);
        ModemView out = host.until("denied", one -> one.registration() == Registration.DENIED);
        assertThat(out.failure()).map(Failure::reason).contains(Reason.REGISTRATION_DENIED);
        host.until("out of service", one -> one.cellularState(Allowance.ALL) == CellularState.OUT_OF_SERVICE);
        host.modem().register(AtNetwork.Registration.SEARCHING);
        host.until("searching", one -> one.registration() == Registration.SEARCHING);
        host.modem().technology(2);
        host.modem().register(AtNetwork.Registration.HOME);
        ModemView in = registered(Registration.HOME);
        assertThat(in.failure()).isEmpty();
        host.until("UMTS", one -> one.accessTechnology() == AccessTechnology.UMTS);
    }

    @Test
    void theRadioGoesOffAndComesBack() throws Exception {
        ModemView view = enabled();
        registered(Registration.HOME);
        ConnectionException half = catchThrowableOfType(
                ConnectionException.class,
                () -> host.commands().radio(view, false, ModemHost.KEY, CommandFor.tenSeconds()));
        assertThat(half.code()).as("the generic plugin knows no low power").isEqualTo(ErrorCode.NOT_SUPPORTED);
        ModemView off = host.until("off", one -> one.state() == ModemState.DISABLED);
        assertThat(off.cellularState(new Allowance(false, true))).isEqualTo(CellularState.FLIGHT_MODE);
        host.commands().radio(view, true, ModemHost.KEY, CommandFor.tenSeconds());
        registered(Registration.HOME);
    }

    @Test
    void whatIsMeasuredIsShownInsteadOfPerCent() throws Exception {
        host.modem().signal(20, 46);
        ModemView view = enabled();
        registered(Registration.HOME);
        host.commands().measure(view, 1, ModemHost.KEY, CommandFor.tenSeconds());
        ModemView measured =
                host.until("measured", one -> one.quality().rsrpDbm().isPresent());
        assertThat(measured.quality().rsrpDbm()).hasValue(-141 + 46);
        assertThat(measured.quality().rsrqDb()).hasValue(-10.0);
        assertThat(measured.signalDbm()).hasValue(-95);
    }

    @Test
    void whoMayNotIsTold() throws Exception {
        host.plug();
        ModemView found = host.until("found", one -> one.state() == ModemState.DISABLED);
        host.policyKit().allow(false);
        ConnectionException refused = catchThrowableOfType(
                ConnectionException.class,
                () -> host.commands().radio(found, true, ModemHost.KEY, CommandFor.tenSeconds()));
        assertThat(refused.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
        assertThat(host.policyKit().actions()).contains("org.freedesktop.ModemManager1.Device.Control");
    }

    @Test
    void aModemThatIsPulledOutIsGoneAndAnotherHasItsKey() throws Exception {
        ModemView before = enabled();
        registered(Registration.HOME);
        AutoCloseable out = host.daemon().withhold(ModemHost.KEY);
        host.modem().unplug();
        host.untilGone();
        ConnectionException gone = catchThrowableOfType(
                ConnectionException.class, () -> host.commands().reset(before, ModemHost.KEY, CommandFor.tenSeconds()));
        assertThat(gone.code()).isEqualTo(ErrorCode.GONE);
        host.modem().plug();
        out.close();
        ModemView after = host.until("back", one -> one.state() == ModemState.DISABLED);
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(after.path()).isNotEqualTo(before.path());
    }

    @Test
    void aDaemonThatIsKilledComesBackWithTheSameModem() throws Exception {
        enabled();
        ModemView before = registered(Registration.HOME);
        host.daemon().kill();
        ConnectionException gone = catchThrowableOfType(
                ConnectionException.class, () -> host.commands().reset(before, ModemHost.KEY, CommandFor.tenSeconds()));
        assertThat(gone.code()).isEqualTo(ErrorCode.GONE);
        host.restart();
        assertThat(host.modems().all()).isEmpty();
        enabled();
        assertThat(registered(Registration.HOME).key()).isEqualTo(before.key());
    }
}
