// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.cellular.AccessTechnology;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.SimLock;
import uplink.profile.Technology;
import uplink.profile.View;

/** NetworkManager and ModemManager on one bus: the mobile network in the view. */
@Timeout(120)
class MobileLabTest extends OnNetworkManager {
    private PolicyKit policyKit;
    private ModemDaemon modems;
    private AtModem modem;

    @BeforeEach
    void plug() throws Exception {
        NetworkManagerHost.installed("ModemManager");
        daemon.kill();
        daemon.configure("[keyfile]\nunmanaged-devices=*,except:interface-name:eth*,except:type:gsm\n");
        daemon.start();
        daemon.settle();
        policyKit = new PolicyKit(host.bus().address());
        modems = new ModemDaemon(host.lab(), host.bus(), folder);
        modem = new AtModem(folder.resolve("modem0"));
        modems.start();
    }

    @AfterEach
    void unplug() throws Exception {
        if (modem != null) {
            modem.close();
            modems.close();
            policyKit.close();
        }
    }

    private static Optional<CellularStatus> status(View view) {
        return view.technology(Technology.CELLULAR)
                .filter(CellularStatus.class::isInstance)
                .map(CellularStatus.class::cast);
    }

    private CellularStatus until(CellularState state) {
        return status(gateway.until(
                        state.toString(),
                        view -> status(view)
                                .filter(one -> one.cellularState() == state)
                                .isPresent()))
                .orElseThrow();
    }

    @Test
    void aModemInItsNetworkIsInTheViewWithItsCard() {
        modem.signal(20, 46);
        modems.take(modem, "lab");
        CellularStatus status = until(CellularState.AVAILABLE);
        assertThat(status.accessTechnology()).isEqualTo(AccessTechnology.LTE);
        assertThat(status.simLock()).isEqualTo(SimLock.NONE);
        gateway.until(
                "names",
                view -> status(view)
                        .filter(one -> one.identifiers()
                                .iccid()
                                .filter(AtCard.ICCID::equals)
                                .isPresent())
                        .filter(one ->
                                one.operatorName().filter("Home Net"::equals).isPresent())
                        .isPresent());
    }

    @Test
    void aDaemonThatIsKilledTakesItsModemWithIt() throws Exception {
        modems.take(modem, "lab");
        until(CellularState.AVAILABLE);
        modems.kill();
        gateway.until("no modem", view -> status(view).isEmpty());
        modems.start();
        modems.take(modem, "lab");
        until(CellularState.AVAILABLE);
    }
}
