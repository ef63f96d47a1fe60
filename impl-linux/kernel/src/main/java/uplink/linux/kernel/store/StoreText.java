// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.store;

import java.util.SortedMap;
import java.util.TreeMap;

/** The form of one file: a line with the version, then a line {@code name=value} each, then {@code end}. Pure. */
final class StoreText {
    private static final String VERSION = "uplink kernel 1";
    private static final String END = "end";

    private StoreText() {}

    static String format(SortedMap<String, String> values) {
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        values.forEach((name, value) ->
                text.append(name).append('=').append(escape(value)).append('\n'));
        return text.append(END).append('\n').toString();
    }

    static SortedMap<String, String> parse(String text) {
        String[] lines = text.split("\n");
        if (!lines[0].equals(VERSION)) {
            throw new IllegalArgumentException("it begins with '" + lines[0] + "', want '" + VERSION + "'");
        }
        if (!lines[lines.length - 1].equals(END)) {
            throw new IllegalArgumentException("it has no end");
        }
        SortedMap<String, String> values = new TreeMap<>();
        for (int line = 1; line < lines.length - 1; line++) {
            int equals = lines[line].indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("line " + (line + 1) + " is no name=value");
            }
            values.put(lines[line].substring(0, equals), unescape(lines[line].substring(equals + 1)));
        }
        return values;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char each = value.charAt(at);
            if (each == '\\' && at + 1 < value.length()) {
                char next = value.charAt(++at);
                text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                text.append(each);
            }
        }
        return text.toString();
    }
}
