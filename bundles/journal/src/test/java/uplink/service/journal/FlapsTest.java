// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.profile.Carrier.ATTACHED;
import static uplink.profile.Carrier.DETACHED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uplink.profile.HistoryEntry;
import uplink.profile.View;

/** The rule for flaps, on a clock that the test turns. */
class FlapsTest {
    private final List<HistoryEntry> told = new ArrayList<>();
    private final FakeViews views = new FakeViews(Scene.wired(0, ATTACHED));
    private final Scribe scribe = new Scribe(views, new Flaps(5, Duration.ofSeconds(60)), told::addAll);
    private long sequence;
    private long seconds;

    private void turn(int times) {
        for (int each = 0; each < times; each++) {
            sequence++;
            scribe.view(Scene.wired(sequence, sequence % 2 == 0 ? ATTACHED : DETACHED), now());
        }
    }

    private void pass(int time) {
        for (int each = 0; each < time; each++) {
            seconds++;
            scribe.tick(now());
        }
    }

    private long now() {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private void begin() {
        scribe.view(Scene.wired(0, ATTACHED), now());
        told.clear();
    }

    @Test
    void whatHappensFiveTimesAMinuteIsToldEachTime() {
        begin();
        for (int each = 0; each < 20; each++) {
            turn(1);
            pass(12);
        }
        assertThat(told).hasSize(20).allMatch(entry -> entry.event().equals("carrierChanged"));
        pass(60);
        assertThat(told).hasSize(20);
        assertThat(scribe.busy()).isFalse();
    }

    @Test
    void theSixthIsHeldAndToldWithTheFinalStateWhenItIsCalm() {
        begin();
        turn(8);
        assertThat(told).hasSize(5);
        pass(11);
        assertThat(told).hasSize(5);
        pass(1);
        HistoryEntry sum = told.get(5);
        assertThat(told).hasSize(6);
        assertThat(sum.event()).isEqualTo(HistoryEntry.FLAPPED);
        assertThat(sum.subject()).isEqualTo(Scene.KEY);
        assertThat(sum.interfaceName()).contains("eth0");
        assertThat(sum.times()).isEqualTo(3);
        assertThat(sum.sequence()).isEqualTo(8);
        assertThat(sum.before()).isEqualTo("DETACHED");
        assertThat(sum.after()).isEqualTo("ATTACHED");
        assertThat(sum.cause()).startsWith("carrierChanged");
    }

    @Test
    void theStateIsToldTooWhenItIsTheOneThatWasToldLast() {
        begin();
        turn(7);
        pass(12);
        assertThat(told.get(5).before()).isEqualTo("DETACHED");
        assertThat(told.get(5).after()).isEqualTo("DETACHED");
        assertThat(told.get(5).cause()).isEqualTo("carrierChanged: carrier of eth0 lost");
    }

    @Test
    void whatGoesOnIsToldOnceAMinute() {
        begin();
        for (int each = 0; each < 300; each++) {
            turn(1);
            pass(1);
        }
        List<HistoryEntry> sums = told.subList(5, told.size());
        assertThat(sums).hasSize(4).allMatch(entry -> entry.event().equals(HistoryEntry.FLAPPED));
        assertThat(sums).extracting(HistoryEntry::times).containsExactly(60L, 60L, 60L, 60L);
        pass(12);
        assertThat(told).hasSize(10);
        assertThat(told.stream().mapToLong(HistoryEntry::times).sum()).isEqualTo(300);
        assertThat(told.get(9).after()).isEqualTo("ATTACHED");
    }

    @Test
    void burstsDoNotBeginAnew() {
        begin();
        turn(6);
        pass(12);
        turn(6);
        assertThat(told).hasSize(6);
        pass(12);
        assertThat(told).hasSize(7);
        assertThat(told.get(6).times()).isEqualTo(6);
        pass(60);
        turn(5);
        assertThat(told).hasSize(12);
    }

    @Test
    void whatIsHeldIsToldAtTheEnd() {
        begin();
        turn(6);
        scribe.end(now());
        assertThat(told).hasSize(6);
        assertThat(told.get(5).after()).isEqualTo("ATTACHED");
        scribe.end(now());
        assertThat(told).hasSize(6);
    }

    @Test
    void whatIsHeldOfAnEpochIsToldBeforeTheNextBegins() {
        begin();
        turn(6);
        scribe.view(View.builder(8, 0).instant(Scene.START).build(), now());
        assertThat(told).hasSize(7);
        assertThat(told.get(5).event()).isEqualTo(HistoryEntry.FLAPPED);
        assertThat(told.get(5).epoch()).isEqualTo(7);
        assertThat(told.get(6).event()).isEqualTo(HistoryEntry.PRESENT);
        assertThat(told.get(6).epoch()).isEqualTo(8);
    }

    @Test
    void onlyTheSameEventOfTheSameSubjectCounts() {
        begin();
        for (int each = 1; each <= 100; each++) {
            String key = "link" + each;
            scribe.view(
                    Scene.view(each)
                            .links(List.of(
                                    Scene.link(ATTACHED).build(),
                                    uplink.profile.Link.builder(key).build()))
                            .build(),
                    now());
        }
        assertThat(told).hasSize(199).noneMatch(entry -> entry.event().equals(HistoryEntry.FLAPPED));
    }
}
