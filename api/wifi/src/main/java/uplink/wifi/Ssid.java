// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Name of a Wi-Fi network: 1 to 32 octets of any value, IEEE 802.11 section 9.4.2.2. Immutable. */
public final class Ssid {
    private static final int MAX = 32;

    private final byte[] octets;

    private Ssid(byte[] octets) {
        if (octets.length < 1 || octets.length > MAX) {
            throw new IllegalArgumentException("an SSID has 1 to 32 octets, not " + octets.length);
        }
        this.octets = octets;
    }

    /** From octets as they are on the air. */
    public static Ssid of(byte[] octets) {
        return new Ssid(octets.clone());
    }

    /** From text, in UTF-8. */
    public static Ssid of(String text) {
        return new Ssid(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the octets. */
    public byte[] octets() {
        return octets.clone();
    }

    /** For people: the text if the octets are UTF-8 without control characters, else {@code 0x} and the octets in hexadecimal. */
    public String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException notText) {
            return hex();
        }
        return hex();
    }

    private String hex() {
        return "0x" + HexFormat.of().formatHex(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ssid ssid && Arrays.equals(octets, ssid.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return text();
    }
}
