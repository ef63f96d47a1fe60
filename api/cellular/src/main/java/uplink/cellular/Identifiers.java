// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.Optional;

/**
 * Names of modem and card. Personal data: {@link #toString} shortens them.
 *
 * @param imei of the modem, 15 digits
 * @param imsi of the subscriber, up to 15 digits
 * @param iccid of the card, up to 20 digits
 */
public record Identifiers(Optional<String> imei, Optional<String> imsi, Optional<String> iccid) {
    /** None known. */
    public static final Identifiers UNKNOWN = new Identifiers(Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "Identifiers[imei=" + shorten(imei) + ", imsi=" + shorten(imsi) + ", iccid=" + shorten(iccid) + "]";
    }

    private static String shorten(Optional<String> digits) {
        return digits.map(text -> "…" + text.substring(Math.max(0, text.length() - 4)))
                .orElse("");
    }
}
