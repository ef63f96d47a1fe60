// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uplink.cellular.RadioQuality;
import uplink.linux.networkmanager.bus.Fields;

class RadioTest {
    private static final List<Object> HALF = List.of(50L, true);

    private static Radio radio(Map<String, ?> signal, List<?> quality) {
        return new Radio(Fields.of(signal), quality);
    }

    /** {@code MM_RSSI_TO_QUALITY} as it is in {@code mm-modem-helpers.h}: integers of C. */
    private static int quality(int rssi) {
        return 100 - (Math.max(-113, Math.min(-51, rssi)) + 51) * 100 / (-113 + 51);
    }

    @Test
    void perCentGoesBackToWhatModemManagerMadeItFrom() {
        assertThat(IntStream.rangeClosed(-113, -51).filter(dbm -> Math.abs(Radio.dbm(quality(dbm)) - dbm) > 1))
                .isEmpty();
        assertThat(Radio.dbm(0)).isEqualTo(-113);
        assertThat(Radio.dbm(100)).isEqualTo(-51);
        assertThat(radio(Map.of(), HALF).dbm()).hasValue(-82);
    }

    @Test
    void whatIsMeasuredIsNotReckoned() {
        Map<String, ?> lte = Map.of("Lte", Map.of("rsrp", -95.4, "rsrq", -11.0, "snr", 12.5, "rssi", -60.0));
        assertThat(radio(lte, HALF).dbm()).hasValue(-95);
        assertThat(radio(lte, HALF).radioQuality())
                .isEqualTo(
                        new RadioQuality(OptionalDouble.of(-95.4), OptionalDouble.of(-11.0), OptionalDouble.of(12.5)));
    }

    @Test
    void fiveGBesideFourGCountsBeforeIt() {
        Map<String, ?> both = Map.of("Lte", Map.of("rsrp", -95.0), "Nr5g", Map.of("rsrp", -80.0));
        assertThat(radio(both, HALF).radioQuality().rsrpDbm()).hasValue(-80.0);
    }

    @Test
    void olderRadiosHavePowerAndNoReferenceSignal() {
        assertThat(radio(Map.of("Umts", Map.of("rssi", -70.0, "rscp", -88.0)), HALF)
                        .dbm())
                .hasValue(-88);
        assertThat(radio(Map.of("Umts", Map.of("rssi", -70.0)), HALF).dbm()).hasValue(-70);
        assertThat(radio(Map.of("Gsm", Map.of("rssi", -71.0)), HALF).dbm()).hasValue(-71);
        assertThat(radio(Map.of("Gsm", Map.of("rssi", -71.0)), HALF).radioQuality())
                .isEqualTo(RadioQuality.UNKNOWN);
    }

    @Test
    void whatCannotBeIsNotBelieved() {
        Map<String, ?> odd = Map.of("Lte", Map.of("rsrp", -1.7976931348623157E308, "rsrq", Double.NaN, "snr", 1e9));
        assertThat(radio(odd, List.of()).radioQuality()).isEqualTo(RadioQuality.UNKNOWN);
        assertThat(radio(odd, List.of()).dbm()).isEmpty();
        assertThat(radio(Map.of("Lte", "text"), List.of("text")).percent()).isEmpty();
        assertThat(radio(Map.of(), List.of(101L, true)).percent()).isEmpty();
    }

    @Test
    void noPerCentIsNoMeasurement() {
        assertThat(radio(Map.of(), List.of(0L, false)).dbm()).isEmpty();
        assertThat(radio(Map.of(), List.of(0L, true)).dbm()).isEmpty();
        assertThat(radio(Map.of(), List.of(40L, false)).percent()).hasValue(40);
    }
}
