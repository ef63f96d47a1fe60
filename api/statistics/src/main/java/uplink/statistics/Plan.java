// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What may be carried in a month.
 *
 * @param subject whose; a plan for mobile data belongs to the card, {@link Subject#sim}
 * @param direction which bytes the carrier counts
 * @param bytes how many a cycle allows; at least 1
 * @param cycle when a cycle begins
 * @param warnings at which per cents of {@code bytes} to warn, ascending, each 1 to 99; may be empty
 */
public record Plan(Subject subject, Direction direction, long bytes, Cycle cycle, List<Integer> warnings) {
    /**
     * A cycle of one month.
     *
     * @param day day of the month on which it begins, 1 to 31; in a shorter month the last day
     * @param zone in which that day begins
     */
    public record Cycle(int day, ZoneId zone) {
        public Cycle {
            require(day >= 1 && day <= 31, "a cycle begins on a day from 1 to 31, not " + day);
        }

        /** Begin of the cycle that {@code at} is in. */
        public Instant begin(Instant at) {
            LocalDate today = LocalDate.ofInstant(at, zone);
            LocalDate begin = in(today);
            LocalDate latest = begin.isAfter(today) ? in(today.withDayOfMonth(1).minusMonths(1)) : begin;
            return latest.atStartOfDay(zone).toInstant();
        }

        /** Begin of the cycle after the one that {@code at} is in. */
        public Instant next(Instant at) {
            LocalDate begin = LocalDate.ofInstant(begin(at), zone);
            return in(begin.withDayOfMonth(1).plusMonths(1)).atStartOfDay(zone).toInstant();
        }

        private LocalDate in(LocalDate month) {
            return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
        }
    }

    public Plan {
        require(bytes >= 1, "a plan allows at least 1 byte, not " + bytes);
        warnings = warnings.stream().sorted().toList();
        for (int warning : warnings) {
            require(warning >= 1 && warning <= 99, "a warning comes at 1 to 99 per cent, not at " + warning);
        }
    }

    /** How far a plan is used up when so many bytes of it are carried. */
    public QuotaState state(long used) {
        if (used >= bytes) {
            return QuotaState.EXCEEDED;
        }
        boolean warn = !warnings.isEmpty() && (double) used >= bytes * (warnings.get(0) / 100.0);
        return warn ? QuotaState.WARNING : QuotaState.OK;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
