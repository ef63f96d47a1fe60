// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mobile network around an {@link AtModem}, as its radio meets it. Used under the modem's lock. */
final class AtNetwork {
    /** {@code <stat>} of {@code +CREG}, TS 27.007 7.2. */
    enum Registration {
        NOT_LOOKING,
        HOME,
        SEARCHING,
        DENIED,
        UNKNOWN,
        ROAMING
    }

    private static final int LTE = 7;

    private Registration registration = Registration.HOME;
    private String operatorName = "Home Net";
    private String operatorCode = "00101";
    private int technology = LTE;
    private int rssi = 22;
    private int rsrp = 46;
    private boolean numeric;
    private final Map<String, String> refused = new HashMap<>();

    void registration(Registration value) {
        registration = value;
    }

    void operator(String name, String code) {
        operatorName = name;
        operatorCode = code;
    }

    /** {@code <AcT>} of {@code +COPS}, TS 27.007 7.3: 0 GSM, 2 UTRAN, 7 E-UTRAN. */
    void technology(int value) {
        technology = value;
    }

    /** {@code <rssi>} of {@code +CSQ}, TS 27.007 8.5: 0 for -113 dBm, 31 for -51 dBm. */
    void signal(int value) {
        rssi = value;
    }

    /** {@code <rsrp>} of {@code +CESQ}, TS 27.007 8.69: 0 for -141 dBm. */
    void power(int value) {
        rsrp = value;
    }

    void refuse(String apn, String answer) {
        refused.put(apn, answer);
    }

    boolean registered(boolean radioOn) {
        return radioOn && (registration == Registration.HOME || registration == Registration.ROAMING);
    }

    /** What is told of the registration after {@code +CREG:} and its like. */
    String place(boolean radioOn) {
        int stat = (radioOn ? registration : Registration.NOT_LOOKING).ordinal();
        return registered(radioOn) ? "%d,\"00AA\",\"000000BB\",%d".formatted(stat, technology) : Integer.toString(stat);
    }

    /** {@code AT+COPS=3,format}. */
    List<String> format(String format) {
        numeric = format.equals("2");
        return List.of("OK");
    }

    /** {@code AT+COPS?}. */
    List<String> operator(boolean radioOn) {
        if (!registered(radioOn)) {
            return List.of("+COPS: 0", "OK");
        }
        String name = numeric ? operatorCode : operatorName;
        return List.of("+COPS: 0,%d,\"%s\",%d".formatted(numeric ? 2 : 0, name, technology), "OK");
    }

    /** {@code AT+COPS=?}. */
    List<String> operators() {
        String own = "(2,\"%s\",\"Home\",\"%s\",%d)".formatted(operatorName, operatorCode, technology);
        return List.of("+COPS: " + own + ",(1,\"Other Net\",\"Other\",\"00102\",2),,(0,1,2,3,4),(0,1,2)", "OK");
    }

    /** {@code AT+CSQ}. */
    List<String> signal(boolean radioOn) {
        return List.of("+CSQ: %d,99".formatted(registered(radioOn) ? rssi : 99), "OK");
    }

    /** {@code AT+CESQ}. */
    List<String> quality(boolean radioOn) {
        boolean measured = registered(radioOn) && technology == LTE;
        return List.of(measured ? "+CESQ: 99,99,255,255,20," + rsrp : "+CESQ: 99,99,255,255,255,255", "OK");
    }

    /** What a dial is answered with. */
    String dialled(String apn, boolean radioOn) {
        if (!registered(radioOn)) {
            return "NO CARRIER";
        }
        return refused.getOrDefault(apn, "CONNECT 100000000");
    }
}
