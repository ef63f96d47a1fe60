// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.OptionalDouble;

/**
 * What the modem measures.
 *
 * @param rsrpDbm power of the reference signal, dBm; 3GPP TS 36.214, TS 38.215
 * @param rsrqDb its quality, dB
 * @param snrDb signal to noise, dB
 */
public record RadioQuality(OptionalDouble rsrpDbm, OptionalDouble rsrqDb, OptionalDouble snrDb) {
    /** Nothing measured. */
    public static final RadioQuality UNKNOWN =
            new RadioQuality(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
