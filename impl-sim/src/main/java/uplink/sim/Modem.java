// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import uplink.cellular.CellularState;
import uplink.cellular.Registration;
import uplink.cellular.SimLock;

/**
 * The simulated modem. Immutable.
 *
 * @param powered not in flight mode
 * @param sim what the card waits for, or that there is none
 * @param registration with which network
 * @param roamingAllowed data may be used abroad
 * @param dataUp a data connection is up
 */
record Modem(boolean powered, SimLock sim, Registration registration, boolean roamingAllowed, boolean dataUp) {
    CellularState state() {
        if (!powered) {
            return CellularState.FLIGHT_MODE;
        }
        boolean abroad = registration == Registration.ROAMING;
        if (sim != SimLock.NONE || registration != Registration.HOME && !abroad) {
            return registration == Registration.EMERGENCY_ONLY && sim == SimLock.NONE
                    ? CellularState.CALL_ONLY_AVAILABLE
                    : CellularState.OUT_OF_SERVICE;
        }
        if (abroad && !roamingAllowed) {
            return CellularState.ROAMING_OFF;
        }
        return dataUp ? CellularState.CONNECTED : CellularState.AVAILABLE;
    }

    Modem powered(boolean now) {
        return new Modem(now, sim, now ? registration : Registration.IDLE, roamingAllowed, dataUp && now);
    }

    Modem sim(SimLock now) {
        boolean usable = now == SimLock.NONE;
        return new Modem(powered, now, usable ? registration : Registration.IDLE, roamingAllowed, dataUp && usable);
    }

    Modem registration(Registration now) {
        return new Modem(powered, sim, now, roamingAllowed, dataUp).checked();
    }

    Modem roamingAllowed(boolean now) {
        return new Modem(powered, sim, registration, now, dataUp).checked();
    }

    Modem dataUp(boolean now) {
        return new Modem(powered, sim, registration, roamingAllowed, now).checked();
    }

    private Modem checked() {
        CellularState state = state();
        boolean possible = state == CellularState.AVAILABLE || state == CellularState.CONNECTED;
        return possible || !dataUp ? this : new Modem(powered, sim, registration, roamingAllowed, false);
    }
}
