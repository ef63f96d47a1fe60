// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes documents made of maps, lists, text, numbers, truth values and {@code null} as JSON, RFC 8259. Pure. */
public final class Json {
    private final StringBuilder out = new StringBuilder();
    private final boolean indented;

    private Json(boolean indented) {
        this.indented = indented;
    }

    /** On one line. */
    public static String line(@Nullable Object document) {
        return new Json(false).value(document, 0).out.toString();
    }

    /** On as many lines as there are members, for people who look at it. */
    public static String pretty(@Nullable Object document) {
        return new Json(true).value(document, 0).out.toString();
    }

    private Json value(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            members(map, depth);
        } else if (value instanceof List<?> list) {
            elements(list, depth);
        } else if (value instanceof Number || value instanceof Boolean || value == null) {
            out.append(value);
        } else {
            text(value.toString());
        }
        return this;
    }

    private void members(Map<?, ?> map, int depth) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newLine(depth + 1);
            text(entry.getKey().toString());
            out.append(indented ? ": " : ":");
            value(entry.getValue(), depth + 1);
            out.append(entries.hasNext() ? "," : "");
        }
        if (!map.isEmpty()) {
            newLine(depth);
        }
        out.append('}');
    }

    private void elements(List<?> list, int depth) {
        out.append('[');
        boolean deep = list.stream().anyMatch(Map.class::isInstance);
        for (int index = 0; index < list.size(); index++) {
            out.append(index == 0 ? "" : deep || !indented ? "," : ", ");
            if (deep) {
                newLine(depth + 1);
            }
            value(list.get(index), depth + 1);
        }
        if (deep) {
            newLine(depth);
        }
        out.append(']');
    }

    private void newLine(int depth) {
        if (indented) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void text(String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> plain(character);
            }
        }
        out.append('"');
    }

    private void plain(char character) {
        if (character < 0x20 || character == 0x7f || Character.isSurrogate(character)) {
            out.append(String.format("\\u%04x", (int) character));
        } else {
            out.append(character);
        }
    }
}
