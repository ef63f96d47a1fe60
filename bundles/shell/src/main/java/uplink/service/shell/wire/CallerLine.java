// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * What a caller says while its command runs. No secret becomes a string.
 *
 * @param kind what it says
 * @param secret with {@link Kind#SECRET}, for the receiver to wipe; else empty
 */
public record CallerLine(Kind kind, char[] secret) {
    /** What a caller says. */
    public enum Kind {
        /** The secret that was asked for. */
        SECRET,
        /** It knows none; the command goes on without. */
        NONE,
        /** The command shall end; what it still has to say comes, and the end. */
        CANCEL
    }

    /** The line of {@link Kind#NONE}. */
    public static final String NONE = "{\"none\":true}\n";

    private static final byte[] HEAD = "{\"secret\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "\"}\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPE = 6;

    /** The line that tells {@code secret}; the caller wipes both. */
    public static byte[] secret(char[] secret) {
        byte[] line = Arrays.copyOf(HEAD, HEAD.length + ESCAPE * secret.length + TAIL.length);
        int at = HEAD.length;
        for (char one : secret) {
            line[at++] = '\\';
            line[at++] = 'u';
            for (int shift = 12; shift >= 0; shift -= 4) {
                line[at++] = DIGITS[one >> shift & 15];
            }
        }
        System.arraycopy(TAIL, 0, line, at, TAIL.length);
        return line;
    }

    /**
     * Reads a line.
     *
     * @throws MalformedLineException of anything else
     */
    public static CallerLine parse(char[] line) {
        Map<String, Object> members = LineReader.read(line);
        if (members.get("secret") instanceof char[] secret) {
            return new CallerLine(Kind.SECRET, secret);
        }
        if (Boolean.TRUE.equals(members.get("none"))) {
            return new CallerLine(Kind.NONE, new char[0]);
        }
        if (Boolean.TRUE.equals(members.get("cancel"))) {
            return new CallerLine(Kind.CANCEL, new char[0]);
        }
        throw new MalformedLineException("want \"secret\", \"none\":true or \"cancel\":true");
    }
}
