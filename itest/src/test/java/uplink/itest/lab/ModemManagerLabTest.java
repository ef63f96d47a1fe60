// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
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

/** Modems in networks, as the real ModemManager tells of them. */
class ModemManagerLabTest extends OnModemManager {
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

    @Test
    void aModemThatHangsCostsNoMoreThanTheTimeThatIsGiven() throws Exception {
        ModemView view = enabled();
        registered(Registration.HOME);
        host.modem().mute(true);
        ConnectionException late = catchThrowableOfType(
                ConnectionException.class,
                () -> host.commands().radio(view, false, ModemHost.KEY, CommandFor.millis(1500)));
        assertThat(late.code()).isEqualTo(ErrorCode.TIMED_OUT);
    }
}
