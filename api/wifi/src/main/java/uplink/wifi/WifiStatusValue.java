// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.profile.TechnologyState;

record WifiStatusValue(
        TechnologyState state,
        boolean radioEnabled,
        boolean hardwareEnabled,
        Optional<Instant> lastScan,
        OptionalInt signalDbm)
        implements WifiStatus {
    @Override
    public WifiStatus with(Optional<Instant> scan, OptionalInt dbm) {
        return new WifiStatusValue(state, radioEnabled, hardwareEnabled, scan, dbm);
    }

    @Override
    public WifiStatus withoutQuiet() {
        return with(Optional.empty(), OptionalInt.empty());
    }
}
