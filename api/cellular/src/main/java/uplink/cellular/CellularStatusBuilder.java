// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;
import java.util.OptionalInt;

/** Collects a {@link CellularStatus}. Not for use by several threads. */
public final class CellularStatusBuilder {
    private final CellularState state;
    private Optional<String> operatorName = Optional.empty();
    private Optional<String> operatorCode = Optional.empty();
    private Registration registration = Registration.UNKNOWN;
    private OptionalInt rejectCause = OptionalInt.empty();
    private AccessTechnology accessTechnology = AccessTechnology.UNKNOWN;
    private RadioQuality quality = RadioQuality.UNKNOWN;
    private OptionalInt signalDbm = OptionalInt.empty();
    private SimLock simLock = SimLock.UNKNOWN;
    private Identifiers identifiers = Identifiers.UNKNOWN;

    CellularStatusBuilder(CellularState state) {
        this.state = state;
    }

    CellularStatusBuilder(CellularStatus from) {
        state = from.cellularState();
        operatorName = from.operatorName();
        operatorCode = from.operatorCode();
        registration = from.registration();
        rejectCause = from.rejectCause();
        accessTechnology = from.accessTechnology();
        quality = from.quality();
        signalDbm = from.signalDbm();
        simLock = from.simLock();
        identifiers = from.identifiers();
    }

    /** Sets {@link CellularStatus#operatorName()} and {@link CellularStatus#operatorCode()}. */
    public CellularStatusBuilder operator(Optional<String> name, Optional<String> code) {
        operatorName = name;
        operatorCode = code;
        return this;
    }

    /** Sets {@link CellularStatus#registration()} and {@link CellularStatus#rejectCause()}. */
    public CellularStatusBuilder registration(Registration value, OptionalInt cause) {
        registration = value;
        rejectCause = cause;
        return this;
    }

    /** Sets {@link CellularStatus#accessTechnology()}. */
    public CellularStatusBuilder accessTechnology(AccessTechnology value) {
        accessTechnology = value;
        return this;
    }

    /** Sets {@link CellularStatus#quality()}, and {@link CellularStatus#signalDbm()} to the power of its reference signal. */
    public CellularStatusBuilder quality(RadioQuality value) {
        quality = value;
        signalDbm =
                value.rsrpDbm().stream().mapToInt(dbm -> (int) Math.round(dbm)).findFirst();
        return this;
    }

    /** Sets {@link CellularStatus#signalDbm()} of a radio that has no such reference signal; wants to come after the quality. */
    public CellularStatusBuilder signalDbm(OptionalInt value) {
        signalDbm = value;
        return this;
    }

    /** Sets {@link CellularStatus#simLock()}. */
    public CellularStatusBuilder simLock(SimLock value) {
        simLock = value;
        return this;
    }

    /** Sets {@link CellularStatus#identifiers()}. */
    public CellularStatusBuilder identifiers(Identifiers value) {
        identifiers = value;
        return this;
    }

    /** The finished status. */
    public CellularStatus build() {
        return new CellularStatusValue(
                state,
                operatorName,
                operatorCode,
                registration,
                rejectCause,
                accessTechnology,
                quality,
                signalDbm,
                simLock,
                identifiers);
    }
}
