// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uplink.statistics.Resolution;
import uplink.statistics.UsageRange;

/** A beginning, as people write it: {@code 90m}, {@code 3h}, {@code 7d}, a day or an instant. */
final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])");

    private Since() {}

    /** The range from there until now, by the finest slots that reach so far back. */
    static UsageRange range(String text, Instant now) {
        Instant from = from(text, now);
        if (from.isAfter(now)) {
            throw new IllegalArgumentException("'" + text + "' is not in the past");
        }
        Duration length = Duration.between(from, now);
        Resolution resolution = length.toMinutes() < Resolution.MINUTE.slots()
                ? Resolution.MINUTE
                : length.toHours() < Resolution.HOUR.slots() ? Resolution.HOUR : Resolution.DAY;
        return new UsageRange(resolution, from, now);
    }

    private static Instant from(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time, want such as 90m, 3h, 7d, 2026-03-01 or 2026-03-01T12:00:00Z");
        }
    }
}
