// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A hardware address of six octets, IEEE 802.
 *
 * @param text six pairs of lower-case hexadecimal digits joined by colons
 */
public record MacAddress(String text) {
    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    public MacAddress {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a MAC address: " + text + ", want 00:00:5e:00:53:01");
        }
    }

    /** Reads six pairs of hexadecimal digits, joined by colons or hyphens, in either case. */
    public static MacAddress parse(String text) {
        return new MacAddress(text.toLowerCase(Locale.ROOT).replace('-', ':'));
    }

    @Override
    public String toString() {
        return text;
    }
}
