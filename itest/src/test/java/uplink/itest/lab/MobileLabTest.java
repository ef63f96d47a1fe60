// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.cellular.AccessTechnology;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.SimLock;

/** NetworkManager and ModemManager on one bus: the mobile network in the view. */
@Timeout(120)
class MobileLabTest extends OnMobileNetwork {
    @Test
    void aModemInItsNetworkIsInTheViewWithItsCard() {
        modem.signal(20, 46);
        modems.take(modem, NAME);
        CellularStatus status = until(CellularState.AVAILABLE);
        assertThat(status.accessTechnology()).isEqualTo(AccessTechnology.LTE);
        assertThat(status.simLock()).isEqualTo(SimLock.NONE);
        until(
                "names",
                one -> one.identifiers().iccid().filter(AtCard.ICCID::equals).isPresent()
                        && one.operatorName().filter("Home Net"::equals).isPresent());
    }

    @Test
    void aDaemonThatIsKilledTakesItsModemWithIt() throws Exception {
        modems.take(modem, NAME);
        until(CellularState.AVAILABLE);
        modems.kill();
        gateway.until("no modem", view -> status(view).isEmpty());
        modems.start();
        modems.take(modem, NAME);
        until(CellularState.AVAILABLE);
    }
}
