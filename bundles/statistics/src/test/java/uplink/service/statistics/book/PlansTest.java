// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uplink.profile.View;
import uplink.statistics.Direction;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Subject;
import uplink.statistics.Threshold;

/** Cycles of a data plan. */
class PlansTest extends OneModem {
    @Test
    void aPlanBelongsToTheCardThatTheModemHolds() {
        book.plan(PLAN, now);
        read(0);
        read(700);
        assertThat(book.states(view)).isEqualTo(Map.of("mac:a", QuotaState.OK));
        read(800);
        assertThat(book.states(view)).isEqualTo(Map.of("mac:a", QuotaState.WARNING));
        read(1000);
        assertThat(book.states(view)).isEqualTo(Map.of("mac:a", QuotaState.EXCEEDED));
        assertThat(book.states(View.builder(1, 2).build())).isEmpty();
        assertThat(book.usage(CARD).orElseThrow().received().total()).isEqualTo(1000);
    }

    @Test
    void anotherCardInTheModemEatsNothingOfThePlan() {
        book.plan(PLAN, now);
        read(0);
        read(700);
        carrierChanges++;
        iccid = "8949020000087654321";
        read(710);
        read(5000);
        assertThat(quota().used()).isEqualTo(710);
        assertThat(book.states(view)).isEmpty();
        assertThat(book.usage(Subject.sim(iccid)).orElseThrow().received().total())
                .isEqualTo(4290);
        iccid = ICCID;
        read(5010);
        read(5300);
        assertThat(quota().used()).isEqualTo(1000);
        assertThat(book.states(view)).isEqualTo(Map.of("mac:a", QuotaState.EXCEEDED));
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

    private Quota quota() {
        return book.quotas().get(0);
    }
}
