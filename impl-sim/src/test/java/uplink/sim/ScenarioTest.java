// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Route;
import uplink.profile.spi.Layer;

class ScenarioTest {
    private static final List<String> ACTS = List.of(
            "cable out",
            "cable in",
            "cable sim-bnep0 in",
            "link sim-eth0 off",
            "link sim-eth0 on",
            "link sim-bnep0 on",
            "unplug sim-wlan0",
            "plug sim-wlan0",
            "unplug sim-eth0",
            "plug sim-eth0",
            "blind sim-wwan0 on",
            "blind sim-wwan0 off",
            "blind sim-eth0 on",
            "blind sim-eth0 off",
            "dhcp sim-wlan0 lost",
            "dhcp sim-wlan0 on",
            "address sim-eth0 duplicate",
            "address sim-eth0 tentative",
            "address sim-eth0 plain",
            "family sim-wlan0 ipv6",
            "family sim-wlan0 both",
            "port sim-tun0 other tunnel over sim-eth0",
            "network cellar sae key down-below hidden",
            "range home out",
            "range home in",
            "signal cafe -90..-40",
            "join cafe",
            "join home",
            "leave",
            "wifi off",
            "wifi on",
            "sim out",
            "sim in",
            "slot 1",
            "slot 0",
            "sim 1 in",
            "register roaming",
            "register home",
            "roaming on",
            "flight on",
            "flight off",
            "data on",
            "data off",
            "apn internet.example rejected",
            "apn internet.example accepted",
            "profile work internet work.example pap alice ipv6",
            "connect prepaid",
            "connect mms",
            "disconnect sim-eth0",
            "connect sim-eth0",
            "edit home",
            "forget cafe",
            "forget sim-eth0",
            "fail sim-wwan0 register no_service",
            "traffic sim-eth0 1..1000000 5",
            "reboot",
            "wait");

    private final Simulator simulator = new Simulator();
    private final Seen seen = new Seen();

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensEachLayerHoldsTogether(long seed) {
        simulator.start(seen);
        simulator.play(random(seed), seed);
        simulator.finish();
        Map<String, Long> counts = new HashMap<>();
        seen.layers.forEach(layer -> check(layer, counts));
    }

    private static void check(Layer layer, Map<String, Long> counts) {
        Set<String> keys = new HashSet<>();
        for (Link link : layer.links()) {
            assertThat(keys.add(link.key())).isTrue();
            grows(counts, link.key(), link.carrierChanges());
        }
        assertThat(layer.claims()).isEqualTo(keys);
        Set<String> ids = new HashSet<>();
        Set<String> inUse = new HashSet<>();
        for (Profile profile : layer.profiles()) {
            assertThat(ids.add(profile.id())).isTrue();
            grows(counts, profile.id() + "#", profile.connectCount());
            profile.link().ifPresent(link -> assertThat(keys).contains(link));
            if (profile.state() == ProfileState.CONNECTED) {
                String link = profile.link().orElseThrow();
                assertThat(inUse.add(link)).as("one profile on %s", link).isTrue();
                assertThat(Seen.view(layer).link(link).orElseThrow().addressed())
                        .isTrue();
                assertThat(profile.lastFailure()).isEmpty();
            }
        }
        for (Route route : layer.routes().orElseThrow()) {
            assertThat(Seen.view(layer).link(route.link()).orElseThrow().addressed())
                    .isTrue();
        }
    }

    private static void grows(Map<String, Long> counts, String what, long count) {
        assertThat(count).as(what).isGreaterThanOrEqualTo(counts.getOrDefault(what, 0L));
        counts.put(what, count);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameTextAndSeedShowTheSameLayersAtTheSameTimes(long seed) {
        simulator.start(seen);
        simulator.play(random(seed), seed);
        simulator.finish();
        Simulator other = new Simulator();
        Seen alike = new Seen();
        other.start(alike);
        other.play(random(seed), seed);
        other.finish();
        assertThat(alike.layers).isEqualTo(seen.layers);
        assertThat(other.now()).isEqualTo(simulator.now());
        assertThat(other.counters().counters()).isEqualTo(simulator.counters().counters());
    }

    @Test
    void anotherSeedDrawsOtherNumbersWithinTheirBounds() {
        Set<Instant> ends = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            Simulator one = new Simulator();
            one.play("repeat 3\nat 5s..10s wait\nend", seed);
            one.finish();
            assertThat(one.now()).isBetween("2026-01-01T00:00:15Z", "2026-01-01T00:00:30Z");
            ends.add(one.now());
        }
        assertThat(ends).hasSizeGreaterThan(10);
    }

    @Test
    void repeatsLieInEachOther() {
        simulator.start(seen);
        simulator.play("repeat 3\n  repeat 4\n    at 1s wait\n  end\n  cable out\nend\nat 1s wait");
        simulator.finish();
        assertThat(seen.layers).hasSize(1 + 3 * (4 + 1) + 1);
        assertThat(simulator.now()).hasToString("2026-01-01T00:00:13Z");
    }

    @Test
    void aScenarioMayNameWhatItOrAnEarlierOneBrings() {
        simulator.play("port sim-usb0 net_proxy physical\nnetwork attic none");
        simulator.play("metered sim-usb0 yes\njoin attic");
        simulator.finish();
        simulator.start(seen);
        assertThat(seen.profile("attic").state()).isEqualTo(ProfileState.CONNECTED);
    }

    @Test
    void scenariosFollowEachOther() {
        simulator.play("at 10s cable out");
        simulator.play("at 10s cable in");
        simulator.advance(Duration.ofSeconds(15));
        simulator.start(seen);
        assertThat(seen.link("sim-eth0").addressed()).isFalse();
        simulator.finish();
        assertThat(simulator.now()).hasToString("2026-01-01T00:00:20Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repeat 3;wait|1|1|want an 'end' for this 'repeat'",
                "wait;end|2|1|there is no 'repeat' before this 'end'",
                "repeat many;wait;end|1|8|'many' is not how often from 1 to 100000",
                "repeat 1000;repeat 1000;wait;end;end|3|1|a scenario has at most 100000 steps, repeats written out",
                "flap sim-eth0 3|1|15|want 'every' and a time behind '3'",
                "flap sim-eth0 3 each 5s|1|17|want 'every' and a time, not 'each'",
                "wifi on now|1|9|want nothing here, not 'now'",
                "at 9s..2s wait|1|4|'9s..2s' begins above its end",
                "signal home 0..121|1|13|'0..121' is not a strength from -120 to 120",
                "signal home 101%|1|13|'101%' is not within 0% to 100%",
                "port eth7 ethernet physical|1|6|'eth7' is no port's name: want 'sim-' and 1 to 11",
                "network attic wpa9|1|15|'wpa9' is none of [NONE, WEP, WPA_PSK",
                "proxy sim-eth0 manual nowhere|1|23|not a proxy: nowhere, want host:port",
                "sim pin 12|1|9|want a PIN of 4 to 8 digits, not '12'",
                "daemon refuses politely|1|16|'politely' is none of [INVALID_ARGUMENT",
                "fail nobody radio radio_off|1|6|there is no profile 'nobody'; there is cafe, home",
                "network sim-eth0 none|1|9|'sim-eth0' is the name of something else already",
                "profile home internet a.b|1|9|'home' is the name of something else already",
                "profile x unknown a.b|1|11|no profile is for a service that is UNKNOWN"
            })
    void whatIsWrongIsToldWhereItIsAndNothingIsPlayed(String text, int line, int column, String message) {
        ScenarioException error =
                catchThrowableOfType(ScenarioException.class, () -> simulator.play(text.replace(';', '\n')));
        assertThat(error).hasMessageStartingWith("line " + line + ", column " + column + ": " + message);
        assertThat(simulator.step()).isFalse();
    }

    @Test
    void aTextIsBounded() {
        String long1 = "#".repeat((1 << 20) + 1);
        ScenarioException error = catchThrowableOfType(ScenarioException.class, () -> simulator.play(long1));
        assertThat(error).hasMessageContaining("at most 1048576 characters");
    }

    private static String random(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int step = 0; step < 150; step++) {
            text.append("at 1s..9s ")
                    .append(ACTS.get(random.nextInt(ACTS.size())))
                    .append('\n');
        }
        return text.toString();
    }
}
