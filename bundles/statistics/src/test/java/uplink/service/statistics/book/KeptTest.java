// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uplink.statistics.Count;
import uplink.statistics.Counter;
import uplink.statistics.Resolution;
import uplink.statistics.Subject;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;

/** History and sessions, and what of them the next book knows. */
class KeptTest extends OneModem {
    @Test
    void historyIsKeptByMinuteHourAndDay() {
        read(0);
        read(5);
        now = now.plusSeconds(30);
        read(12);
        now = now.plusSeconds(600);
        read(20);
        next();
        assertThat(history(Resolution.MINUTE))
                .extracting(UsageSlot::begin, UsageSlot::received)
                .containsExactly(
                        tuple(Instant.parse("2026-03-09T23:50:00Z"), 12L),
                        tuple(Instant.parse("2026-03-10T00:00:00Z"), 8L));
        assertThat(history(Resolution.HOUR)).extracting(UsageSlot::received).containsExactly(12L, 8L);
        assertThat(history(Resolution.DAY)).extracting(UsageSlot::received).containsExactly(12L, 8L);
        Instant later = Instant.parse("2026-03-10T00:00:00Z");
        assertThat(book.history(LINK, new UsageRange(Resolution.MINUTE, later, later.plusSeconds(1))))
                .extracting(UsageSlot::received)
                .containsExactly(8L);
        assertThat(book.history(LINK, new UsageRange(Resolution.MINUTE, later.minusSeconds(60), later)))
                .isEmpty();
    }

    @Test
    void historyTakesBoundedSpace() {
        read(0);
        for (int minute = 1; minute <= 1000; minute++) {
            now = now.plusSeconds(60);
            read(minute);
        }
        assertThat(history(Resolution.MINUTE)).hasSize(Resolution.MINUTE.slots());
        assertThat(history(Resolution.MINUTE).get(Resolution.MINUTE.slots() - 1).begin())
                .isEqualTo(Instant.parse("2026-03-10T16:30:00Z"));
        assertThat(history(Resolution.HOUR).stream()
                        .mapToLong(UsageSlot::received)
                        .sum())
                .isEqualTo(1000);
    }

    @Test
    void aSessionThatOutlivesTheProcessGoesOn() {
        read(0);
        read(10);
        next();
        read(25);
        assertThat(received(LINK)).isEqualTo(new Count(25, 25));
        carrierChanges += 2;
        next();
        read(30);
        read(31);
        assertThat(received(LINK)).isEqualTo(new Count(1, 31));
    }

    @Test
    void whatWasResetStaysReset() {
        read(0);
        read(10);
        Instant began = now;
        now = now.plusSeconds(5);
        book.reset(LINK, Set.of(Counter.TOTAL_RECEIVED), now);
        next();
        assertThat(received(LINK)).isEqualTo(new Count(10, 0));
        assertThat(book.usage(LINK).orElseThrow().totalSince()).isEqualTo(began);
        book.reset(now);
        next();
        assertThat(received(LINK)).isEqualTo(Count.ZERO);
        assertThat(book.usage(LINK).orElseThrow().totalSince()).isEqualTo(now);
    }

    @Test
    void aPowerCutCostsOnlyWhatWasNotWritten() {
        read(0);
        read(700);
        Map<String, String> written = book.whole();
        read(790);
        boot = "second";
        book = new UsageBook(ZoneOffset.UTC);
        written.forEach(book::load);
        read(15);
        read(20);
        assertThat(received(LINK).total()).isEqualTo(720);
    }

    @Test
    void aMinuteOfTrafficIsAFewHundredBytesOnTheDisk() {
        read(0);
        read(10);
        book.changes();
        now = now.plusSeconds(60);
        read(123_456);
        long size = book.changes().entrySet().stream()
                .mapToLong(line -> line.getKey().length() + line.getValue().length() + 2)
                .sum();
        assertThat(size / 4)
                .as("of the link, its technology, profile and card, each")
                .isBetween(100L, 500L);
    }

    @Test
    void nothingChangesWhenNothingIsCarried() {
        read(0);
        read(10);
        book.plan(PLAN, now);
        assertThat(book.changes()).isNotEmpty();
        now = now.plusSeconds(5);
        read(10);
        assertThat(book.quotas()).hasSize(1);
        assertThat(book.states(view)).hasSize(1);
        assertThat(book.usages()).isNotEmpty();
        assertThat(book.changes()).isEmpty();
    }

    private Count received(Subject subject) {
        return book.usage(subject).orElseThrow().received();
    }

    private List<UsageSlot> history(Resolution resolution) {
        return book.history(LINK, new UsageRange(resolution, Instant.EPOCH, now.plusSeconds(86_400)));
    }
}
