// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import uplink.cellular.RadioQuality;
import uplink.linux.networkmanager.bus.Fields;

/**
 * What is measured of the signal: {@code Modem.Signal}, for as long as somebody has asked the modem to measure, and
 * {@code Modem.SignalQuality} always. Pure.
 */
record Radio(Fields signal, List<?> quality) {
    private static final int WEAKEST_DBM = -113;
    private static final int SPAN_DB = 62;
    private static final int FULL = 100;
    /** No cell is louder, and none is heard that is weaker: TS 38.133 10.1.6. */
    private static final double LEAST_DBM = -157;

    /** 5G if it is measured, else 4G: what older radios measure is nothing of the kind. */
    RadioQuality radioQuality() {
        return Stream.of("Nr5g", "Lte")
                .map(name -> signal.fields(name))
                .map(one -> new RadioQuality(power(one, "rsrp"), ratio(one, "rsrq"), ratio(one, "snr")))
                .filter(one -> !one.equals(RadioQuality.UNKNOWN))
                .findFirst()
                .orElse(RadioQuality.UNKNOWN);
    }

    /** Measured power, of the reference signal if it has one; else from per cent. */
    OptionalInt dbm() {
        OptionalDouble measured = Stream.of(
                        radioQuality().rsrpDbm(),
                        power(signal.fields("Umts"), "rscp"),
                        power(signal.fields("Umts"), "rssi"),
                        power(signal.fields("Gsm"), "rssi"))
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst();
        return measured.isPresent()
                ? OptionalInt.of((int) Math.round(measured.getAsDouble()))
                : percent().stream().map(Radio::dbm).findFirst();
    }

    /** Back from {@code MM_RSSI_TO_QUALITY}: -113 dBm is 0 %, -51 dBm is 100 %. */
    static int dbm(int percent) {
        return WEAKEST_DBM + Math.round((float) percent * SPAN_DB / FULL);
    }

    /** Of 100; empty while nothing is heard: 0 % is what ModemManager says before it has asked, too, and calls it recent. */
    OptionalInt percent() {
        return quality.stream()
                .limit(1)
                .filter(Long.class::isInstance)
                .mapToInt(percent -> ((Long) percent).intValue())
                .filter(percent -> percent > 0 && percent <= FULL)
                .findFirst();
    }

    private static OptionalDouble power(Fields one, String name) {
        return one.real(name).stream()
                .filter(dbm -> dbm >= LEAST_DBM && dbm < 0)
                .findFirst();
    }

    private static OptionalDouble ratio(Fields one, String name) {
        return one.real(name).stream().filter(db -> db > -FULL && db < FULL).findFirst();
    }
}
