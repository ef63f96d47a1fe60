// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What a caller says while its command runs: a secret that was asked for, or that the command shall end. No secret becomes a string. */
public final class SecretLine {
    /** Ends the command; what it still has to say comes, and the end. */
    public static final String CANCEL = "{\"cancel\":true}\n";

    private static final byte[] HEAD = "{\"secret\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "\"}\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPE = 6;

    private SecretLine() {}

    /** The line that tells {@code secret}; the caller wipes both. */
    public static byte[] write(char[] secret) {
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
     * Reads a line: the secret's characters, which the caller wipes, or empty to end the command.
     *
     * @throws MalformedLineException of anything else
     */
    public static Optional<char[]> parse(char[] line) {
        Map<String, Object> members = LineReader.read(line);
        if (members.get("secret") instanceof char[] secret) {
            return Optional.of(secret);
        }
        if (Boolean.TRUE.equals(members.get("cancel"))) {
            return Optional.empty();
        }
        throw new MalformedLineException("want \"secret\" or \"cancel\":true");
    }
}
