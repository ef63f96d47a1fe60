// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object, RFC 8259, whose members are text, truth values, whole numbers of at most nine digits, or lists of text.
 * Anything deeper is refused, so that nothing recurses. Text comes as characters that can be wiped. Pure.
 */
final class LineReader {
    private static final int MOST_MEMBERS = 16;
    private static final int MOST_ELEMENTS = 256;
    private static final int MOST_DIGITS = 9;

    private final char[] line;
    private int at;

    private LineReader(char[] line) {
        this.line = line;
    }

    /**
     * Answers the members in their order: {@code char[]}, {@link Boolean}, {@link Integer}, or a list of {@link String}.
     *
     * @throws MalformedLineException naming the column
     */
    static Map<String, Object> read(char[] line) {
        LineReader reader = new LineReader(line);
        Map<String, Object> members = reader.object();
        reader.space();
        if (reader.at < line.length) {
            throw reader.wrong("the end of the line");
        }
        return members;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{', "a JSON object");
        if (next('}')) {
            return members;
        }
        do {
            if (members.size() == MOST_MEMBERS) {
                throw wrong("at most " + MOST_MEMBERS + " members");
            }
            String name = name();
            expect(':', "':'");
            if (members.putIfAbsent(name, value()) != null) {
                throw wrong("each name once");
            }
        } while (next(','));
        expect('}', "',' or '}'");
        return members;
    }

    private String name() {
        space();
        return new String(text());
    }

    private Object value() {
        space();
        char first = at < line.length ? line[at] : 0;
        return switch (first) {
            case '"' -> text();
            case '[' -> list();
            case 't', 'f' -> truth(first == 't' ? "true" : "false");
            default -> number();
        };
    }

    private List<String> list() {
        List<String> elements = new ArrayList<>();
        expect('[', "'['");
        if (next(']')) {
            return elements;
        }
        do {
            if (elements.size() == MOST_ELEMENTS) {
                throw wrong("at most " + MOST_ELEMENTS + " elements");
            }
            elements.add(name());
        } while (next(','));
        expect(']', "',' or ']'");
        return elements;
    }

    private Boolean truth(String word) {
        if (!Arrays.equals(line, at, Math.min(line.length, at + word.length()), word.toCharArray(), 0, word.length())) {
            throw wrong(word);
        }
        at += word.length();
        return word.equals("true");
    }

    private Integer number() {
        int begin = at;
        at += at < line.length && line[at] == '-' ? 1 : 0;
        int digits = at;
        while (at < line.length && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        boolean zeros = at - digits > 1 && line[digits] == '0';
        if (at == digits || zeros || at - digits > MOST_DIGITS) {
            throw wrong("text, true, false, a whole number, or a list of text");
        }
        return Integer.valueOf(new String(line, begin, at - begin));
    }

    private char[] text() {
        expect('"', "text");
        char[] text = new char[end() - at];
        int length = 0;
        while (line[at] != '"') {
            text[length++] = line[at] == '\\' ? escaped() : line[at++];
        }
        at++;
        char[] exact = Arrays.copyOf(text, length);
        Arrays.fill(text, '\0');
        return exact;
    }

    /** Where the text ends that goes on here. */
    private int end() {
        for (int index = at; index < line.length; index++) {
            if (line[index] == '"') {
                return index;
            }
            if (line[index] < ' ') {
                break;
            }
            index += line[index] == '\\' ? 1 : 0;
        }
        throw wrong("text that ends with '\"', control characters escaped");
    }

    private char escaped() {
        int kind = "\"\\/bfnrt".indexOf(line[at + 1]);
        if (kind >= 0) {
            at += 2;
            return "\"\\/\b\f\n\r\t".charAt(kind);
        }
        int value = 0;
        for (int index = at + 2; index < at + 6; index++) {
            int digit = index < line.length && line[index] < 128 ? Character.digit(line[index], 16) : -1;
            if (line[at + 1] != 'u' || digit < 0) {
                throw wrong("an escape of JSON");
            }
            value = value << 4 | digit;
        }
        at += 6;
        return (char) value;
    }

    private boolean next(char wanted) {
        space();
        if (at < line.length && line[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted, String what) {
        if (!next(wanted)) {
            throw wrong(what);
        }
    }

    private void space() {
        while (at < line.length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
            at++;
        }
    }

    private MalformedLineException wrong(String wanted) {
        return new MalformedLineException("column " + (at + 1) + ": want " + wanted);
    }
}
