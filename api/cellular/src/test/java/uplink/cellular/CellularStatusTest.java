// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.profile.TechnologyState;

class CellularStatusTest {
    @ParameterizedTest
    @CsvSource({
        "OUT_OF_SERVICE, DEACTIVATED",
        "FLIGHT_MODE, DEACTIVATED",
        "ROAMING_OFF, DISCONNECTED",
        "CALL_ONLY_AVAILABLE, DISCONNECTED",
        "AVAILABLE, DISCONNECTED",
        "CONNECTED, CONNECTED",
        "UNKNOWN, UNKNOWN"
    })
    void stateFollowsTheCellularState(CellularState cellular, TechnologyState state) {
        assertThat(CellularStatus.builder(cellular).build().state()).isEqualTo(state);
    }

    @Test
    void qualityIsQuietAndTheRestIsNot() {
        CellularStatus status = CellularStatus.builder(CellularState.CONNECTED)
                .operator(Optional.of("Example"), Optional.of("00101"))
                .registration(Registration.ROAMING, OptionalInt.empty())
                .accessTechnology(AccessTechnology.LTE)
                .simLock(SimLock.NONE)
                .quality(new RadioQuality(OptionalDouble.of(-95.4), OptionalDouble.empty(), OptionalDouble.of(12)))
                .build();
        assertThat(status.signalDbm()).hasValue(-95);
        assertThat(status.toBuilder().build()).isEqualTo(status);
        assertThat(status.withoutQuiet())
                .isEqualTo(status.toBuilder().quality(RadioQuality.UNKNOWN).build())
                .isNotEqualTo(status.toBuilder().simLock(SimLock.PIN).build().withoutQuiet());
    }

    @Test
    void aRadioWithoutAReferenceSignalHasStrengthAllTheSame() {
        CellularStatus status = CellularStatus.builder(CellularState.CONNECTED)
                .quality(RadioQuality.UNKNOWN)
                .signalDbm(OptionalInt.of(-71))
                .build();
        assertThat(status.signalDbm()).hasValue(-71);
        assertThat(status.quality()).isEqualTo(RadioQuality.UNKNOWN);
        assertThat(status.toBuilder().build()).isEqualTo(status);
        assertThat(status.withoutQuiet().signalDbm()).isEmpty();
    }

    @Test
    void identifiersAreShortened() {
        Identifiers identifiers = new Identifiers(Optional.of("490154203237518"), Optional.empty(), Optional.of("12"));
        assertThat(identifiers).hasToString("Identifiers[imei=…7518, imsi=, iccid=…12]");
    }
}
