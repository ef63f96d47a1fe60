// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes documents made of maps, lists, text, numbers and {@code null} as JSON on one line, RFC 8259. Pure. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String of(@Nullable Object document) {
        Json json = new Json();
        json.value(document);
        return json.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            members(map);
        } else if (value instanceof List<?> list) {
            elements(list);
        } else if (value instanceof Number || value == null) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void members(Map<?, ?> map) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            text(entry.getKey().toString());
            out.append(':');
            value(entry.getValue());
            out.append(entries.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void elements(List<?> list) {
        out.append('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            value(elements.next());
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void text(String text) {
        out.append('"');
        text.chars().forEach(one -> {
            if (one == '"' || one == '\\') {
                out.append('\\').append((char) one);
            } else if (one < 0x20 || one == 0x7f || Character.isSurrogate((char) one)) {
                out.append(String.format("\\u%04x", one));
            } else {
                out.append((char) one);
            }
        });
        out.append('"');
    }
}
