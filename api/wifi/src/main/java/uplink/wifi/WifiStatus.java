// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;

/**
 * The state of Wi-Fi as a whole; Tizen {@code connection_wifi_state_e}. Immutable.
 *
 * <p>{@link #state()}: DEACTIVATED with no radio or a switched-off one, CONNECTED when a profile is.
 */
@ProviderType
public interface WifiStatus extends TechnologyStatus {
    /** Switched on by software; NetworkManager {@code WirelessEnabled}, ConnMan {@code Powered}. */
    boolean radioEnabled();

    /** Not blocked by a hardware switch; NetworkManager {@code WirelessHardwareEnabled}. */
    boolean hardwareEnabled();

    /** When the last scan ended. */
    Optional<Instant> lastScan();

    /** The same status without signal and scan time. */
    @Override
    WifiStatus withoutQuiet();

    /** A status of a working radio that says nothing more. */
    static WifiStatus of(TechnologyState state) {
        boolean on = state == TechnologyState.DISCONNECTED || state == TechnologyState.CONNECTED;
        return of(state, on, true);
    }

    /** A status with what switches say. */
    static WifiStatus of(TechnologyState state, boolean radioEnabled, boolean hardwareEnabled) {
        return new WifiStatusValue(state, radioEnabled, hardwareEnabled, Optional.empty(), OptionalInt.empty());
    }

    /** The same with the quiet parts. */
    WifiStatus with(Optional<Instant> lastScan, OptionalInt signalDbm);

    @Override
    default Technology technology() {
        return Technology.WIFI;
    }
}
