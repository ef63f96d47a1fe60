// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import uplink.service.shell.document.Json;

/**
 * One line of the gateway's answer.
 *
 * @param kind what it says
 * @param text to print or to ask; empty with {@link Kind#EXIT}
 * @param status with {@link Kind#EXIT}, else 0
 */
public record Reply(Kind kind, String text, int status) {
    /** What a line says. */
    public enum Kind {
        /** Text for standard output. */
        OUT,
        /** Bytes for standard output that are no text, in Base64; only for callers that take them. */
        BYTES,
        /** Text for standard error. */
        ERROR,
        /** A question to which a {@link CallerLine} is the answer. */
        ASK,
        /** The command is over. */
        EXIT;

        private String member() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Text of {@code kind}. */
    public static Reply text(Kind kind, String text) {
        return new Reply(kind, text, 0);
    }

    /** Bytes that are no text. */
    public static Reply bytes(ByteBuffer bytes) {
        return text(
                Kind.BYTES,
                StandardCharsets.ISO_8859_1
                        .decode(Base64.getEncoder().encode(bytes))
                        .toString());
    }

    /**
     * The bytes of one of {@link Kind#BYTES}.
     *
     * @throws MalformedLineException when they are no Base64
     */
    public byte[] bytes() {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new MalformedLineException("\"bytes\" is no Base64");
        }
    }

    /** The end. */
    public static Reply exit(int status) {
        return new Reply(Kind.EXIT, "", status);
    }

    /** The line that says so, with its end. */
    public String line() {
        return Json.line(Map.of(kind.member(), kind == Kind.EXIT ? status : text)) + "\n";
    }

    /**
     * Reads a line.
     *
     * @throws MalformedLineException of anything else
     */
    public static Reply parse(char[] line) {
        Map<String, Object> members = LineReader.read(line);
        for (Kind kind : Kind.values()) {
            Object value = members.get(kind.member());
            if (kind == Kind.EXIT && value instanceof Integer status) {
                return exit(status);
            }
            if (kind != Kind.EXIT && value instanceof char[] text) {
                return text(kind, new String(text));
            }
        }
        throw new MalformedLineException("want \"out\", \"bytes\", \"error\", \"ask\" or \"exit\"");
    }
}
