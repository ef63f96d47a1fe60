// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.find;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uplink.service.shell.words.UsageException;

/** A time as people type it. Pure. */
public final class Since {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

    private Since() {}

    /** So long before {@code now}, or that instant; a date or time without a zone is of {@code now}'s, a time of its day. */
    public static Instant of(String text, ZonedDateTime now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.toInstant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        List<Function<String, Instant>> forms = List.of(
                Instant::parse,
                word -> LocalDateTime.parse(word.replace(' ', 'T'))
                        .atZone(now.getZone())
                        .toInstant(),
                word -> LocalDate.parse(word).atStartOfDay(now.getZone()).toInstant(),
                word -> LocalTime.parse(word)
                        .atDate(now.toLocalDate())
                        .atZone(now.getZone())
                        .toInstant());
        for (Function<String, Instant> form : forms) {
            try {
                return form.apply(text);
            } catch (DateTimeException otherForm) {
                continue;
            }
        }
        throw new UsageException("'" + text
                + "' is no time: want 30s, 30m, 2h, 3d, 12:00, 2026-01-31, 2026-01-31T12:00, or 2026-01-31T12:00:00Z");
    }

    private static Duration duration(long many, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(many);
            case "m" -> Duration.ofMinutes(many);
            case "h" -> Duration.ofHours(many);
            default -> Duration.ofDays(many);
        };
    }
}
