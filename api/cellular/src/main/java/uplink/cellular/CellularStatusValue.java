// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import java.util.OptionalInt;
import uplink.profile.TechnologyStatus;

record CellularStatusValue(
        CellularState cellularState,
        Optional<String> operatorName,
        Optional<String> operatorCode,
        Registration registration,
        OptionalInt rejectCause,
        AccessTechnology accessTechnology,
        RadioQuality quality,
        OptionalInt signalDbm,
        SimLock simLock,
        Identifiers identifiers)
        implements CellularStatus {
    @Override
    public TechnologyStatus withoutQuiet() {
        return toBuilder().quality(RadioQuality.UNKNOWN).build();
    }
}
