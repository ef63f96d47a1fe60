// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import uplink.cellular.CellularState;
import uplink.cellular.PdnType;
import uplink.cellular.Registration;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.modem.Allowance;
import uplink.linux.networkmanager.modem.Bearer;
import uplink.linux.networkmanager.modem.ModemFailures;
import uplink.linux.networkmanager.modem.ModemView;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

/** Data connections of modems, with the real ModemManager. */
class BearerLabTest extends OnModemManager {
    private ModemView ready() throws Exception {
        enabled();
        return registered(Registration.HOME);
    }

    @Test
    void aBearerIsUpAndDownAgain() throws Exception {
        ModemView modem = ready();
        host.connect(modem, "internet.test");
        ModemView up = host.until(
                "connected",
                one -> one.cellularState(Allowance.ALL) == CellularState.CONNECTED
                        && one.bearers().stream().anyMatch(Bearer::connected));
        Bearer bearer = up.bearers().get(0);
        assertThat(bearer.apn()).contains("internet.test");
        assertThat(bearer.pdnType()).isEqualTo(PdnType.IPV4);
        assertThat(bearer.interfaceName()).isEmpty();
        assertThat(bearer.port()).contains(host.modem().port());
        assertThat(bearer.failure()).isEmpty();
        assertThat(bearer.traffic().attempts()).isEqualTo(1);
        host.disconnect(modem);
        host.until(
                "disconnected",
                one -> one.cellularState(Allowance.ALL) == CellularState.AVAILABLE
                        && one.bearers().stream().noneMatch(Bearer::connected));
    }

    @Test
    void anAccessPointThatIsRefusedIsSaidByItsCode() throws Exception {
        host.modem().refuse("wrong.test", "+CME ERROR: 127");
        assertThat(failure("wrong.test", Stage.ASSOCIATE, Reason.APN_REJECTED))
                .isEqualTo("MobileEquipment.MissingOrUnknownApn");
    }

    @Test
    void aLoginThatIsRefusedIsSaidByItsCode() throws Exception {
        host.modem().refuse("login.test", "+CME ERROR: 129");
        failure("login.test", Stage.AUTHENTICATE, Reason.LOGIN_REFUSED);
    }

    @Test
    void aNetworkThatHangsUpIsSaid() throws Exception {
        host.modem().refuse("silent.test", "NO CARRIER");
        assertThat(failure("silent.test", Stage.ASSOCIATE, Reason.REJECTED)).isEqualTo("Connection.NoCarrier");
    }

    private String failure(String apn, Stage stage, Reason reason) throws Exception {
        ModemView modem = ready();
        BusException refused = catchThrowableOfType(BusException.class, () -> host.connect(modem, apn));
        assertThat(ModemFailures.of(refused).reason()).isEqualTo(reason);
        ModemView failed = host.until(
                "failed",
                one -> one.bearers().stream()
                        .anyMatch(bearer -> bearer.failure().isPresent()));
        Bearer bearer = failed.bearers().get(0);
        assertThat(bearer.failure().orElseThrow().stage()).isEqualTo(stage);
        assertThat(bearer.failure().orElseThrow().reason()).isEqualTo(reason);
        assertThat(bearer.traffic().failedAttempts()).isEqualTo(1);
        return bearer.failure().orElseThrow().detail();
    }
}
