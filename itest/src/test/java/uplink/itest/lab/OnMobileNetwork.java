// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Technology;
import uplink.profile.View;

/** Tests on a host with NetworkManager and ModemManager on one bus, and a modem that is not plugged in yet. */
abstract class OnMobileNetwork extends OnNetworkManager {
    /** Name of the modem, as the lab plugs it in. */
    static final String NAME = "lab";

    PolicyKit policyKit;
    ModemDaemon modems;
    AtModem modem;

    @Override
    final String configuration() {
        return "[keyfile]\nunmanaged-devices=*,except:interface-name:eth*,except:type:gsm\n";
    }

    @BeforeEach
    final void plug() throws Exception {
        NetworkManagerHost.installed("ModemManager");
        policyKit = new PolicyKit(host.bus().address());
        modems = new ModemDaemon(host.lab(), host.bus(), folder);
        modem = new AtModem(folder.resolve("modem0"));
        modems.start();
    }

    @AfterEach
    final void unplug() throws Exception {
        if (modem != null) {
            modem.close();
            modems.close();
        }
        if (policyKit != null) {
            policyKit.close();
        }
    }

    static Optional<CellularStatus> status(View view) {
        return view.technology(Technology.CELLULAR)
                .filter(CellularStatus.class::isInstance)
                .map(CellularStatus.class::cast);
    }

    /** Waits until the mobile network is like that. */
    final CellularStatus until(String what, Predicate<CellularStatus> condition) {
        return status(gateway.until(what, view -> status(view).filter(condition).isPresent()))
                .orElseThrow();
    }

    final CellularStatus until(CellularState state) {
        return until(state.toString(), one -> one.cellularState() == state);
    }
}
