// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;

/**
 * The state of the mobile network as a whole. Immutable.
 *
 * <p>{@link #state()} follows {@link #cellularState()}: OUT_OF_SERVICE and FLIGHT_MODE are DEACTIVATED, CONNECTED is CONNECTED,
 * UNKNOWN is UNKNOWN, the others are DISCONNECTED.
 */
@ProviderType
public interface CellularStatus extends TechnologyStatus {
    /** How far it is usable; Tizen {@code connection_get_cellular_state}. */
    CellularState cellularState();

    /** Name of the operator. */
    Optional<String> operatorName();

    /** Mobile country and network code, five or six digits. */
    Optional<String> operatorCode();

    /** With which network the modem is registered. */
    Registration registration();

    /** Why the network refused: 3GPP TS 24.008 section 10.5.3.6, TS 24.301 section 9.9.3.9. */
    OptionalInt rejectCause();

    /** Generation of the radio. */
    AccessTechnology accessTechnology();

    /** What the modem measures. */
    RadioQuality quality();

    /** What the SIM card waits for. */
    SimLock simLock();

    /** Names of modem and card. */
    Identifiers identifiers();

    @Override
    default Technology technology() {
        return Technology.CELLULAR;
    }

    @Override
    default TechnologyState state() {
        return switch (cellularState()) {
            case OUT_OF_SERVICE, FLIGHT_MODE -> TechnologyState.DEACTIVATED;
            case ROAMING_OFF, CALL_ONLY_AVAILABLE, AVAILABLE -> TechnologyState.DISCONNECTED;
            case CONNECTED -> TechnologyState.CONNECTED;
            case UNKNOWN -> TechnologyState.UNKNOWN;
        };
    }

    /** A copy to change. */
    default CellularStatusBuilder toBuilder() {
        return new CellularStatusBuilder(this);
    }

    /** Starts with nothing but the state. */
    static CellularStatusBuilder builder(CellularState state) {
        return new CellularStatusBuilder(state);
    }
}
