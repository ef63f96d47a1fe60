// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uplink.profile.ConnectionException;
import uplink.service.shell.text.EventText;
import uplink.service.shell.text.Style;
import uplink.statistics.Count;
import uplink.statistics.Statistics;

class RatesTest {
    private static final String ETHERNET = "mac:00:00:5e:00:53:01";
    private static final String RADIO = "mac:00:00:5e:00:53:02";

    private final Traffic traffic = new Traffic();
    private Optional<Statistics> statistics = Optional.of(traffic.statistics());
    private long seconds;

    @Test
    void aRateIsWhatWasCarriedByTheTimeItTook() {
        Rates rates = rates();
        after(2, 3000, 500);
        assertThat(look(rates)).containsExactly("0 0 > 1500 250");
        after(10, 3100, 500);
        assertThat(look(rates)).containsExactly("1500 250 > 10 0");
    }

    @Test
    void silenceIsToldOnce() {
        Rates rates = rates();
        after(1, 0, 0);
        assertThat(look(rates)).isEmpty();
        after(1, 7, 0);
        assertThat(look(rates)).containsExactly("0 0 > 7 0");
        after(1, 7, 0);
        assertThat(look(rates)).containsExactly("7 0 > 0 0");
        after(1, 7, 0);
        assertThat(look(rates)).isEmpty();
    }

    @Test
    void aCounterThatWasResetHasCarriedWhatItShows() {
        traffic.carry(ETHERNET, 1_000_000, 1_000_000);
        Rates rates = rates();
        after(2, 40, 1_000_010);
        assertThat(look(rates)).containsExactly("0 0 > 20 5");
    }

    @Test
    void whatALinkCarriedBeforeItWasSeenIsNoRate() {
        Rates rates = rates();
        traffic.carry(RADIO, 5000, 5000);
        after(1, 0, 0);
        assertThat(look(rates)).isEmpty();
        traffic.carry(RADIO, 5003, 5000);
        after(1, 0, 0);
        assertThat(look(rates)).containsExactly("0 0 > 3 0");
    }

    @Test
    void whileNobodyCountsThereIsNothingToTell() {
        Rates rates = rates();
        statistics = Optional.empty();
        after(1, 90, 0);
        assertThat(look(rates)).isEmpty();
        statistics = Optional.of(traffic.statistics());
        after(2, 90, 0);
        assertThat(look(rates)).containsExactly("0 0 > 30 0");
    }

    @Test
    void whoCountsMayComeALittleLater() {
        statistics = Optional.empty();
        Rates rates = rates();
        statistics = Optional.of(traffic.statistics());
        after(1, 90, 0);
        assertThat(look(rates)).isEmpty();
        after(1, 93, 0);
        assertThat(look(rates)).containsExactly("0 0 > 3 0");
        statistics = Optional.empty();
        Rates never = rates();
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> never.look(Networks.GATEWAY))
                .withMessageContaining("uplink.service.statistics");
    }

    @Test
    void linesOfRatesStandInColumns() {
        Rates rates = rates();
        after(1, 3_456_789, 12);
        String first = line(rates, Style.PLAIN);
        after(1, 3_456_800, 1_100_012);
        String second = line(rates, Style.PLAIN);
        assertThat(first).endsWith("eth0        rate               received 3.30 MiB/s    sent 12 B/s");
        assertThat(second).endsWith("eth0        rate               received 11 B/s        sent 1.05 MiB/s");
        after(1, 4_456_800, 1_100_012);
        assertThat(line(rates, Style.SYMBOLS)).endsWith("↓ 977 KiB/s     ↑ 0 B/s");
    }

    private Rates rates() {
        traffic.carried.putIfAbsent(ETHERNET, Count.ZERO);
        return new Rates(() -> statistics, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private void after(long time, long received, long sent) {
        seconds += time;
        traffic.carry(ETHERNET, received, sent);
    }

    private static List<String> look(Rates rates) {
        return rates.look(Networks.GATEWAY).stream().map(RatesTest::text).toList();
    }

    private static String text(Map<String, @Nullable Object> event) {
        return figures(event.get("old")) + " > " + figures(event.get("new"));
    }

    private static String figures(@Nullable Object rate) {
        return rate instanceof Map<?, ?> map ? map.get("received") + " " + map.get("sent") : "none";
    }

    private static String line(Rates rates, Style style) {
        return new EventText(style, ZoneOffset.UTC)
                .line(rates.look(Networks.GATEWAY).get(0), "");
    }
}
