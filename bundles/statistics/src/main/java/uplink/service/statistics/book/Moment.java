// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import uplink.statistics.Resolution;

/** An instant with the numbers of its slots: minutes and hours since 1970, and days in one zone. */
record Moment(Instant at, long minute, long hour, long day) {
    static Moment of(Instant at, ZoneId zone) {
        long seconds = at.getEpochSecond();
        return new Moment(
                at.truncatedTo(ChronoUnit.MILLIS),
                Math.floorDiv(seconds, 60),
                Math.floorDiv(seconds, 3600),
                LocalDate.ofInstant(at, zone).toEpochDay());
    }

    long slot(Resolution resolution) {
        return switch (resolution) {
            case MINUTE -> minute;
            case HOUR -> hour;
            case DAY -> day;
        };
    }

    /** When a slot begins. */
    static Instant begin(Resolution resolution, long slot, ZoneId zone) {
        return switch (resolution) {
            case MINUTE -> Instant.ofEpochSecond(slot * 60);
            case HOUR -> Instant.ofEpochSecond(slot * 3600);
            case DAY -> LocalDate.ofEpochDay(slot).atStartOfDay(zone).toInstant();
        };
    }
}
