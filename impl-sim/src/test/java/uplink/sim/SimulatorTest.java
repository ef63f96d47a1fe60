// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
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
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Carrier;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;
import uplink.sim.world.World;

class SimulatorTest {
    private static final List<String> ACTS = List.of(
            "cable in",
            "cable out",
            "dhcp sim-eth0 off",
            "dhcp sim-eth0 on",
            "wifi on",
            "wifi off",
            "range home out",
            "range home in",
            "signal home -80",
            "join cafe",
            "join office",
            "refuse home",
            "leave",
            "sim out",
            "sim in",
            "sim pin",
            "register home",
            "register roaming",
            "register denied",
            "roaming on",
            "roaming off",
            "flight on",
            "flight off",
            "data on",
            "data off",
            "internet sim-eth0 portal",
            "metered sim-eth0 yes",
            "link sim-bnep0 on");

    private final Simulator simulator = new Simulator();
    private final List<Layer> layers = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensALayerHoldsTogetherAndCountersNeverGoBack(long seed) {
        start();
        simulator.play(random(seed));
        simulator.finish();
        assertThat(layers).hasSize(101);
        Map<String, Long> counts = new HashMap<>();
        for (Layer layer : layers) {
            check(layer, counts);
        }
    }

    private static void check(Layer layer, Map<String, Long> counts) {
        Set<String> keys = new HashSet<>();
        for (Link link : layer.links()) {
            assertThat(keys.add(link.key())).isTrue();
            assertThat(link.simulated()).isTrue();
            assertThat(counts.getOrDefault(link.key(), 0L)).isLessThanOrEqualTo(link.carrierChanges());
            counts.put(link.key(), link.carrierChanges());
            boolean routed = layer.routes().orElseThrow().stream()
                    .anyMatch(route -> route.link().equals(link.key()));
            assertThat(routed).isEqualTo(link.addressed());
        }
        for (Profile profile : layer.profiles()) {
            assertThat(keys.add(profile.id() + "/profile")).isTrue();
            boolean connected = profile.state() == ProfileState.CONNECTED;
            assertThat(!profile.ip(Family.IPV4).addresses().isEmpty()).isEqualTo(connected);
            assertThat(!connected || profile.link().isPresent()).isTrue();
        }
        assertThat(layer.claims())
                .containsExactlyInAnyOrderElementsOf(
                        layer.links().stream().map(Link::key).toList());
    }

    @Test
    void ethernetGoesAndLteTakesOver() {
        start();
        simulator.play("""
                # the cable is pulled, the modem connects
                at 5s cable out
                leave
                at 2s data on
                """);
        simulator.advance(Duration.ofSeconds(6));
        assertThat(link(World.ETHERNET).carrier()).isEqualTo(Carrier.DETACHED);
        assertThat(link(World.CELLULAR).addressed()).isFalse();
        simulator.advance(Duration.ofSeconds(1));
        assertThat(link(World.CELLULAR).addressed()).isTrue();
        assertThat(cellular()).isEqualTo(CellularState.CONNECTED);
        assertThat(simulator.now()).hasToString("2026-01-01T00:00:07Z");
    }

    @Test
    void everyCellularStateCanBeReached() {
        start();
        Set<CellularState> seen = new HashSet<>();
        for (String act : List.of(
                "wait", "data on", "register roaming", "register denied", "register emergency_only", "flight on")) {
            simulator.play(act);
            simulator.finish();
            seen.add(cellular());
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        CellularState.AVAILABLE,
                        CellularState.CONNECTED,
                        CellularState.ROAMING_OFF,
                        CellularState.OUT_OF_SERVICE,
                        CellularState.CALL_ONLY_AVAILABLE,
                        CellularState.FLIGHT_MODE);
    }

    @Test
    void aWrongKeyIsToldAsSuch() {
        start();
        simulator.play("refuse home");
        simulator.finish();
        assertThat(last().profiles())
                .filteredOn(profile -> profile.technology() == Technology.WIFI)
                .noneMatch(profile -> profile.state() == ProfileState.CONNECTED);
        simulator.play("dhcp sim-eth0 off");
        simulator.finish();
        assertThat(profile("sim:sim-eth0").lastFailure()).map(Failure::reason).contains(Failure.Reason.NO_DHCP);
        assertThat(profile("sim:sim-eth0").state()).isEqualTo(ProfileState.CONFIGURATION);
    }

    @Test
    void walkingOutOfRangeEndsWifiAndTheRadioCanBeOff() {
        start();
        simulator.play("range home out\nwifi off\ninternet sim-eth0 portal");
        simulator.step();
        assertThat(wifi()).isEqualTo(TechnologyState.DISCONNECTED);
        simulator.step();
        assertThat(wifi()).isEqualTo(TechnologyState.DEACTIVATED);
        simulator.step();
        assertThat(link(World.ETHERNET).internet()).isEqualTo(Internet.PORTAL);
        assertThat(simulator.step()).isFalse();
    }

    @Test
    void aDayOfFlappingPlaysInOneGo() {
        start();
        simulator.play("at 30s cable out\nat 30s cable in\n".repeat(1440));
        simulator.advance(Duration.ofDays(1));
        assertThat(layers).hasSize(1 + 2 * 1440);
        assertThat(link(World.ETHERNET).carrierChanges()).isEqualTo(1 + 2 * 1440);
        assertThat(profile("sim:sim-eth0").connectCount()).isEqualTo(1 + 1440);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cable up|1|7|want in or out, not 'up'",
                "fly|1|1|there is no act 'fly'; there is address, apn, blind, cable",
                "at soon cable in|1|4|'soon' is no time: want 500ms, 5s, 2m or 1h",
                "at 5s|1|4|want a time and an act behind 'at'",
                "link sim-eth9 on|1|6|there is no port 'sim-eth9'; there is sim-bnep0",
                "join nowhere|1|6|there is no network 'nowhere'; there is cafe, home, office",
                "cable|1|1|want in or out behind 'cable'",
                "register mars|1|10|'mars' is none of"
            })
    void whatIsWrongIsToldByLineAndColumnAndNothingHappens(String text, int line, int column, String message) {
        ScenarioException error =
                catchThrowableOfType(ScenarioException.class, () -> simulator.play("wait\n".repeat(line - 1) + text));
        assertThat(error).hasMessageStartingWith("line " + line + ", column " + column + ": " + message);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isEqualTo(column);
        assertThat(simulator.step()).isFalse();
    }

    private void start() {
        simulator.start(sink());
    }

    private LayerSink sink() {
        return new LayerSink() {
            @Override
            public void publish(Layer layer) {
                layers.add(layer);
            }

            @Override
            public void withdraw(String why) {
                throw new AssertionError(why);
            }
        };
    }

    private static String random(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int step = 0; step < 100; step++) {
            text.append("at 1s ").append(ACTS.get(random.nextInt(ACTS.size()))).append('\n');
        }
        return text.toString();
    }

    private Layer last() {
        return layers.get(layers.size() - 1);
    }

    private Link link(String name) {
        return last().links().stream()
                .filter(link -> link.key().equals("sim:" + name))
                .findFirst()
                .orElseThrow();
    }

    private Profile profile(String id) {
        return last().profiles().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CellularState cellular() {
        return last().technologies().stream()
                .filter(CellularStatus.class::isInstance)
                .map(status -> ((CellularStatus) status).cellularState())
                .findFirst()
                .orElseThrow();
    }

    private TechnologyState wifi() {
        return last().technologies().stream()
                .filter(status -> status.technology() == Technology.WIFI)
                .map(TechnologyStatus::state)
                .findFirst()
                .orElseThrow();
    }
}
