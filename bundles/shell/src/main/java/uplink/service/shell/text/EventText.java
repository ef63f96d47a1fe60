// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uplink.profile.Event;
import uplink.service.shell.document.Json;
import uplink.service.shell.document.Rate;

/** One line of {@code watch} for people: when, whom, what, and only what differs. Pure. */
public final class EventText {
    /** Told only where nothing else differs. */
    private static final List<String> COUNTERS = List.of("carrierChanges", "connectCount", "since", "revision");

    private static final int NAME = 19;
    private static final int SUBJECT = 11;
    private static final int DETAIL = 96;
    private static final int RATE = 14;

    private final Style style;
    private final DateTimeFormatter time;

    /** With times of {@code zone}. */
    public EventText(Style style, ZoneId zone) {
        this.style = style;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
    }

    /** {@code event} is a document of {@code EventDocuments}; {@code headline} says what is present. */
    public String line(Map<String, @Nullable Object> event, String headline) {
        Object interfaceName = event.get("interface");
        String subject = interfaceName == null ? show(event.get("subject")) : interfaceName.toString();
        String name = String.valueOf(event.get("event"));
        return style.dim(time.format(Instant.parse(String.valueOf(event.get("instant"))))) + "  "
                + Texts.pad(Texts.cut(Texts.safe(subject), SUBJECT), SUBJECT + 1)
                + colour(name, Texts.pad(name, NAME))
                + (name.equals("present") ? headline : detail(event));
    }

    private String colour(String name, String padded) {
        if (name.endsWith("Added") || name.equals("present")) {
            return style.good(padded);
        }
        return name.endsWith("Removed") || name.equals("gap") ? style.warn(padded) : padded;
    }

    private String detail(Map<String, @Nullable Object> event) {
        Object before = event.get("old");
        Object after = event.get("new");
        if (Rate.EVENT.equals(event.get("event")) && after instanceof Map<?, ?> rate) {
            return rate(rate);
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            return Texts.cut(differences(old, now), DETAIL);
        }
        if (before == null && after instanceof Map<?, ?> || after == null && before instanceof Map<?, ?>) {
            return style.dim(Texts.safe(String.valueOf(event.get("subject"))));
        }
        if (Event.ROUTES_CHANGED.method().equals(event.get("event"))) {
            return routes(before, after);
        }
        return state(before) + " " + style.arrow() + " " + state(after);
    }

    /** In columns, since many follow each other. */
    private String rate(Map<?, ?> rate) {
        return style.symbol("↓ ", "received ")
                + Texts.pad(perSecond(rate.get("received")), RATE)
                + style.symbol("↑ ", "sent ")
                + perSecond(rate.get("sent"));
    }

    private static String perSecond(@Nullable Object bytes) {
        return bytes instanceof Long number ? Texts.bytes(number) + "/s" : "unknown";
    }

    private String state(@Nullable Object value) {
        return value instanceof String word && word.equals(word.toUpperCase(Locale.ROOT))
                ? style.state(word)
                : Texts.cut(show(value), DETAIL / 2);
    }

    private static String routes(@Nullable Object before, @Nullable Object after) {
        List<String> parts = new ArrayList<>();
        List<?> old = before instanceof List<?> list ? list : List.of();
        List<?> now = after instanceof List<?> list ? list : List.of();
        now.stream().filter(route -> !old.contains(route)).forEach(route -> parts.add("+ " + route(route)));
        old.stream().filter(route -> !now.contains(route)).forEach(route -> parts.add("- " + route(route)));
        return Texts.cut(String.join(", ", parts), DETAIL);
    }

    private static String route(Object route) {
        return route instanceof Map<?, ?> map
                ? map.get("destination") + (map.get("gateway") == null ? "" : " via " + map.get("gateway"))
                : String.valueOf(route);
    }

    private String differences(Map<?, ?> old, Map<?, ?> now) {
        List<String> parts = new ArrayList<>();
        boolean more = now.keySet().stream()
                .filter(key -> !COUNTERS.contains(key))
                .anyMatch(key -> !Objects.equals(old.get(key), now.get(key)));
        now.forEach((key, value) -> {
            Object was = old.get(key);
            boolean told = !more || !COUNTERS.contains(key);
            if (told && !Objects.equals(was, value)) {
                parts.add(
                        was instanceof Map<?, ?> before && value instanceof Map<?, ?> after
                                ? key + " " + differences(before, after)
                                : key + " " + show(was) + style.symbol(" → ", " -> ") + show(value));
            }
        });
        return String.join(", ", parts);
    }

    private static String show(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : String.join(" ", list.stream().map(EventText::show).toList());
        }
        return Texts.safe(
                value instanceof String text ? text.matches("[A-Z_]+") ? Texts.words(text) : text : Json.line(value));
    }
}
