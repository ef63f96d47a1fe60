// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.Identifiers;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.ViewBuilder;
import uplink.statistics.Count;
import uplink.statistics.Counter;
import uplink.statistics.Direction;
import uplink.statistics.Plan;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Resolution;
import uplink.statistics.Subject;
import uplink.statistics.Threshold;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.Origin;

/** Cycles, history and sessions, and what of them the next book knows. */
class KeptTest {
    private static final Subject CARD = Subject.sim("8949020000012345678");
    private static final Subject LINK = Subject.link("mac:a");
    private static final Plan PLAN =
            new Plan(CARD, Direction.BOTH, 1000, new Plan.Cycle(10, ZoneOffset.UTC), List.of(80));

    private Instant now = Instant.parse("2026-03-09T23:50:00Z");
    private UsageBook book = new UsageBook(ZoneOffset.UTC);
    private long carrierChanges = 1;

    @Test
    void aPlanBelongsToTheCardThatTheModemHolds() {
        book.plan(PLAN, now);
        read(0);
        read(700);
        assertThat(book.state("mac:a")).contains(QuotaState.OK);
        read(800);
        assertThat(book.state("mac:a")).contains(QuotaState.WARNING);
        read(1000);
        assertThat(book.state("mac:a")).contains(QuotaState.EXCEEDED);
        assertThat(book.state("mac:b")).isEmpty();
        assertThat(book.usage(CARD).orElseThrow().received().total()).isEqualTo(1000);
    }

    @Test
    void aCycleBeginsOnceThoughTheClockIsSetBack() {
        book.plan(PLAN, now);
        read(0);
        read(500);
        now = Instant.parse("2026-03-10T00:00:01Z");
        read(510);
        assertThat(quota().used()).isEqualTo(10);
        assertThat(quota().until()).isEqualTo(Instant.parse("2026-04-10T00:00:00Z"));
        now = Instant.parse("1970-01-01T00:00:01Z");
        read(515);
        now = Instant.parse("2026-03-10T00:01:00Z");
        read(520);
        assertThat(quota().used()).isEqualTo(20);
        assertThat(book.usage(CARD).orElseThrow().received().total()).isEqualTo(520);
    }

    @Test
    void theCarriersFigureCountsFromNowOnAndGoesWithItsCycle() {
        book.plan(PLAN, now);
        read(0);
        read(500);
        assertThat(book.correct(CARD, 620)).isTrue();
        assertThat(book.correct(LINK, 620)).isFalse();
        read(505);
        next();
        assertThat(quota().used()).isEqualTo(625);
        assertThat(book.usage(CARD).orElseThrow().received().total()).isEqualTo(505);
        now = Instant.parse("2026-03-10T00:00:01Z");
        read(507);
        assertThat(quota().used()).isEqualTo(2);
    }

    @Test
    void aPlanThatGoesAwayAndComesBackHasMissedNothing() {
        book.plan(PLAN, now);
        read(0);
        read(10);
        book.noPlan(PLAN);
        assertThat(book.quotas()).isEmpty();
        read(30);
        next();
        assertThat(quota().used()).isEqualTo(30);
    }

    @Test
    void aThresholdOfACycleIsReachedInEachCycle() {
        Threshold hundred = new Threshold(CARD, Direction.RECEIVED, Threshold.Period.CYCLE, 100);
        read(0);
        assertThat(book.level(hundred)).isEmpty();
        book.plan(PLAN, now);
        read(150);
        Level first = book.level(hundred).orElseThrow();
        assertThat(first.bytes()).isEqualTo(150);
        now = Instant.parse("2026-03-10T00:00:01Z");
        read(260);
        Level second = book.level(hundred).orElseThrow();
        assertThat(second.bytes()).isEqualTo(110);
        assertThat(second.turn()).isNotEqualTo(first.turn());
    }

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
    void nothingChangesWhenNothingIsCarried() {
        read(0);
        read(10);
        assertThat(book.changes()).isNotEmpty();
        now = now.plusSeconds(5);
        read(10);
        assertThat(book.changes()).isEmpty();
    }

    private Count received(Subject subject) {
        return book.usage(subject).orElseThrow().received();
    }

    private List<UsageSlot> history(Resolution resolution) {
        return book.history(LINK, new UsageRange(resolution, Instant.EPOCH, now.plusSeconds(86_400)));
    }

    private Quota quota() {
        return book.quotas().get(0);
    }

    /** Another process, with the same plan, that has read what this one has written. */
    private void next() {
        Map<String, String> written = book.whole();
        book = new UsageBook(ZoneOffset.UTC);
        written.forEach(book::load);
        book.plan(PLAN, now);
    }

    private void read(long received) {
        Link link = Link.builder("mac:a")
                .technology(Technology.CELLULAR)
                .carrierChanges(carrierChanges)
                .backend("kernel")
                .build();
        Profile profile = Profile.builder("sim:net", Technology.CELLULAR)
                .state(ProfileState.CONNECTED)
                .connectCount(1)
                .link(Optional.of("mac:a"), Optional.empty())
                .build();
        ViewBuilder view = View.builder(1, 1).links(List.of(link)).profiles(List.of(profile));
        view.technologies(List.of(CellularStatus.builder(CellularState.CONNECTED)
                .identifiers(new Identifiers(Optional.empty(), Optional.empty(), Optional.of("8949020000012345678")))
                .build()));
        Counters counters = new Counters(received, 0, 0, 0, 0, new Origin("boot/3", 64));
        book.add(view.build(), List.of(new Reading("kernel", Map.of("mac:a", counters))), now);
    }
}
