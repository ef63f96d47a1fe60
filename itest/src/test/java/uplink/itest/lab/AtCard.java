// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.util.List;
import java.util.Map;

/**
 * The SIM card of an {@link AtModem}: its codes, how often they may still be tried, and the files that a modem reads of it. Used under
 * the modem's lock.
 */
final class AtCard {
    static final String ICCID = "89490000000000000019";
    static final String IMSI = "001010123456789";
    static final String PUK = "87654321";

    private static final int PIN_TRIES = 3;
    private static final int PUK_TRIES = 10;

    private static final String MISSING = "+CME ERROR: 10";
    private static final String WANTS_PIN = "+CME ERROR: 11";
    private static final String WANTS_PUK = "+CME ERROR: 12";
    private static final String BROKEN = "+CME ERROR: 13";
    private static final String WRONG = "+CME ERROR: 16";

    /** Elementary files, TS 31.102: of the card's number, of administration, of the operator's name. */
    private static final Map<String, String> FILES =
            Map.of("12258", swapped(ICCID), "28589", "00000002", "28486", "01486F6D65204E6574FFFFFFFFFFFFFFFF");

    private boolean present = true;
    private boolean open = true;
    private String pin = "";
    private int pins = PIN_TRIES;
    private int puks = PUK_TRIES;

    private static String swapped(String digits) {
        StringBuilder swapped = new StringBuilder();
        for (int at = 0; at < digits.length(); at += 2) {
            swapped.append(digits.charAt(at + 1)).append(digits.charAt(at));
        }
        return swapped.toString();
    }

    void remove() {
        present = false;
    }

    void lock(String code, int tries) {
        pin = code;
        pins = tries;
        open = false;
    }

    boolean open() {
        return present && open;
    }

    int pinsLeft() {
        return pins;
    }

    /** Why nothing can be had from it; empty when it is open. */
    String refusal() {
        if (!present) {
            return MISSING;
        }
        if (open) {
            return "";
        }
        return pins > 0 ? WANTS_PIN : puks > 0 ? WANTS_PUK : BROKEN;
    }

    /** {@code AT+CPIN?}. */
    List<String> waitsFor() {
        if (!present || pins == 0 && puks == 0) {
            return List.of(refusal());
        }
        String word = open ? "READY" : pins > 0 ? "SIM PIN" : "SIM PUK";
        return List.of("+CPIN: " + word, "OK");
    }

    /** {@code AT+CPIN="code"}, {@code AT+CPIN="puk","new"}. */
    List<String> enter(List<String> codes) {
        if (!present || open) {
            return List.of(present ? "+CME ERROR: 3" : MISSING);
        }
        return List.of(codes.size() > 1 ? enterPuk(codes.get(0), codes.get(1)) : enterPin(codes.get(0)));
    }

    private String enterPin(String code) {
        if (pins == 0) {
            return refusal();
        }
        open = code.equals(pin);
        pins = open ? PIN_TRIES : pins - 1;
        return open ? "OK" : pins > 0 ? WRONG : WANTS_PUK;
    }

    private String enterPuk(String code, String fresh) {
        if (pins > 0 || puks == 0) {
            return refusal();
        }
        open = code.equals(PUK);
        puks = open ? PUK_TRIES : puks - 1;
        pins = open ? PIN_TRIES : 0;
        pin = open ? fresh : pin;
        return open ? "OK" : puks > 0 ? WRONG : BROKEN;
    }

    /** {@code AT+CSIM=10,"0020000100"}: VERIFY without a code, TS 102 221, answers how often one may be tried. */
    List<String> verify(String apdu) {
        if (!present) {
            return List.of(MISSING);
        }
        int left = apdu.startsWith("0020000100") ? pins : apdu.startsWith("002C000100") ? puks : PIN_TRIES;
        return List.of("+CSIM: 4,\"%s\"".formatted(left == 0 ? "6983" : "63C%X".formatted(left)), "OK");
    }

    /** {@code AT+CRSM=176,file,…}: READ BINARY; the card's number is no secret. */
    List<String> read(String file) {
        boolean number = file.equals("12258") && present;
        if (!open() && !number) {
            return List.of(refusal());
        }
        String content = FILES.get(file);
        return List.of(content == null ? "+CRSM: 106,130,\"\"" : "+CRSM: 144,0,\"" + content + "\"", "OK");
    }
}
