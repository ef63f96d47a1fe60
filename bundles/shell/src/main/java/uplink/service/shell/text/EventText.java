// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uplink.service.shell.document.Json;

/** One line of {@code watch} for people: when, what, whom, and only what differs. Pure. */
public final class EventText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private EventText() {}

    /** {@code event} is a document of {@code EventDocuments}. */
    public static String line(Map<String, @Nullable Object> event, Style style) {
        Object interfaceName = event.get("interface");
        String subject = interfaceName == null ? String.valueOf(event.get("subject")) : interfaceName.toString();
        String time = TIME.format(Instant.parse(String.valueOf(event.get("instant"))));
        String name = String.valueOf(event.get("event"));
        return style.dim(time) + "  " + pad(name, 18) + pad(subject, 12) + detail(name, event);
    }

    private static String detail(String name, Map<String, @Nullable Object> event) {
        Object before = event.get("old");
        Object after = event.get("new");
        if (name.equals("present") && after instanceof Map<?, ?> status) {
            return String.valueOf(status.get("type"));
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            return differences(old, now);
        }
        if (before == null && after instanceof Map<?, ?> || after == null && before instanceof Map<?, ?>) {
            return String.valueOf(event.get("subject"));
        }
        return show(before) + " -> " + show(after);
    }

    private static String differences(Map<?, ?> old, Map<?, ?> now) {
        List<String> parts = new ArrayList<>();
        now.forEach((key, value) -> {
            Object was = old.get(key);
            if (!Objects.equals(was, value)) {
                parts.add(
                        was instanceof Map<?, ?> before && value instanceof Map<?, ?> after
                                ? key + " {" + differences(before, after) + "}"
                                : key + " " + show(was) + " -> " + show(value));
            }
        });
        return String.join(", ", parts);
    }

    private static String show(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        return value instanceof String text ? text : Json.line(value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
