// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/** The state of one technology as a whole. {@code WifiStatus} and {@code CellularStatus} extend it and travel as this. Immutable. */
@ProviderType
public interface TechnologyStatus {
    /** Which one. */
    Technology technology();

    /** How far it has come. */
    TechnologyState state();

    /** Strength of the strongest signal in use, in dBm. */
    OptionalInt signalDbm();

    /** The same status without what no listener is told about: the signal. */
    TechnologyStatus withoutQuiet();

    /** A status that says nothing more. */
    static TechnologyStatus of(Technology technology, TechnologyState state) {
        return new TechnologyStatusValue(technology, state);
    }
}
