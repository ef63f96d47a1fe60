// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

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
        throw new MalformedLineException("want \"out\", \"error\", \"ask\" or \"exit\"");
    }
}
