// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.profile.Technology;

class PlanTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "1, 2026-03-15T12:00:00Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "31, 2026-02-27T12:00:00Z, 2026-01-30T23:00:00Z, 2026-02-27T23:00:00Z",
        "31, 2026-02-28T12:00:00Z, 2026-02-27T23:00:00Z, 2026-03-30T22:00:00Z",
        "15, 2026-01-14T22:59:59Z, 2025-12-14T23:00:00Z, 2026-01-14T23:00:00Z",
        "15, 2026-01-14T23:00:00Z, 2026-01-14T23:00:00Z, 2026-02-14T23:00:00Z",
        "29, 2028-02-29T12:00:00Z, 2028-02-28T23:00:00Z, 2028-03-28T22:00:00Z"
    })
    void aCycleBeginsOnItsDayInItsZone(int day, Instant at, Instant begin, Instant next) {
        Plan.Cycle cycle = new Plan.Cycle(day, BERLIN);
        assertThat(cycle.begin(at)).isEqualTo(begin);
        assertThat(cycle.next(at)).isEqualTo(next);
    }

    /** Each begin is the end of the one before, in every month of leap years and others, and where midnight is skipped. */
    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Europe/Berlin", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia", "Pacific/Kiritimati"
            })
    void cyclesFollowEachOtherWithoutAGap(String zone) {
        for (int day = 1; day <= 31; day++) {
            Plan.Cycle cycle = new Plan.Cycle(day, ZoneId.of(zone));
            Instant begin = cycle.begin(Instant.parse("2009-12-20T12:00:00Z"));
            for (int month = 0; month < 12 * 20; month++) {
                Instant next = cycle.next(begin);
                assertThat(Duration.between(begin, next).toHours()).isBetween(28 * 24 - 25L, 31 * 24 + 25L);
                assertThat(cycle.begin(next)).isEqualTo(next);
                assertThat(cycle.begin(next.minusMillis(1))).isEqualTo(begin);
                assertThat(cycle.next(next.minusMillis(1))).isEqualTo(next);
                begin = next;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 4, 2018-11-04T12:00:00Z, 2018-11-04T03:00:00Z",
        "Pacific/Apia, 30, 2011-12-31T12:00:00Z, 2011-12-30T10:00:00Z"
    })
    void aDayWithoutItsMidnightBeginsWhenTheClockGoesOn(ZoneId zone, int day, Instant at, Instant begin) {
        assertThat(new Plan.Cycle(day, zone).begin(at)).isEqualTo(begin);
    }

    @ParameterizedTest
    @CsvSource({"799, OK", "800, WARNING", "999, WARNING", "1000, EXCEEDED", "5000, EXCEEDED"})
    void theLowestWarningCounts(long used, QuotaState state) {
        assertThat(plan(1000, 95, 80).state(used)).isEqualTo(state);
    }

    @Test
    void saysWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(0))
                .withMessage("a plan allows at least 1 byte, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(1, 100))
                .withMessage("a warning comes at 1 to 99 per cent, not at 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan.Cycle(32, BERLIN))
                .withMessage("a cycle begins on a day from 1 to 31, not 32");
    }

    @Test
    void theNumberOfACardIsInNoName() {
        Subject card = Subject.sim("8949020000012345678");
        assertThat(card.toString()).doesNotContain("8949").doesNotContain("5678");
        assertThat(card).isEqualTo(Subject.sim("8949020000012345678")).isNotEqualTo(Subject.sim("8949020000012345679"));
    }

    private static Plan plan(long bytes, Integer... warnings) {
        Subject subject = Subject.of(Technology.CELLULAR);
        return new Plan(subject, Direction.BOTH, bytes, new Plan.Cycle(1, BERLIN), List.of(warnings));
    }
}
