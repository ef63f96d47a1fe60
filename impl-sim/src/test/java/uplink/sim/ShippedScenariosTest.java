// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.SimLock;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.ProfileState;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.statistics.spi.Counters;

/** What each scenario that ships must show. */
class ShippedScenariosTest {
    private final Simulator simulator = new Simulator();
    private final Seen seen = new Seen();

    static List<String> names() {
        return new Simulator().scenarios();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachHasATitleAndPlaysToItsEndOverAgain(String name) {
        assertThat(simulator.scenario(name)).startsWith("name ");
        play(name);
        simulator.play(simulator.scenario(name));
        simulator.finish();
        assertThat(simulator.step()).isFalse();
    }

    @Test
    void whatShipsIsWhatIsListed() {
        File folder = new File("src/main/resources/uplink/sim/scenarios");
        assertThat(Arrays.stream(Objects.requireNonNull(folder.list())).map(file -> file.replace(".txt", "")))
                .containsExactlyInAnyOrderElementsOf(names());
        assertThatThrownBy(() -> simulator.scenario("n99"))
                .hasMessageStartingWith("there is no scenario 'n99'; there is captive-portal, daemon-gone")
                .extracting(failed -> ((ConnectionException) failed).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void n1ShowsTypeAddressAndProxy() {
        play("n1");
        assertThat(seen.view().type()).contains(Technology.ETHERNET);
        assertThat(seen.link("sim-eth0").ip(Family.IPV4).addresses()).hasToString("[192.0.2.10/24]");
        assertThat(seen.link("sim-eth0").proxy().text()).isEqualTo("proxy.example:3128");
    }

    @Test
    void n2WalksThroughAllStates() {
        play("n2");
        assertThat(seen.layers.stream().map(Seen::cellular).distinct())
                .containsExactly(
                        CellularState.AVAILABLE,
                        CellularState.CONNECTED,
                        CellularState.ROAMING_OFF,
                        CellularState.OUT_OF_SERVICE,
                        CellularState.CALL_ONLY_AVAILABLE,
                        CellularState.FLIGHT_MODE);
        assertThat(seen.layers.stream().map(Seen::wifi).distinct())
                .containsExactly(TechnologyState.CONNECTED, TechnologyState.DISCONNECTED, TechnologyState.DEACTIVATED);
    }

    @Test
    void n3CarriesBytes() {
        play("n3");
        Counters wifi = simulator.counters().counters().get("sim:sim-wlan0");
        assertThat(wifi.receivedBytes()).isBetween(1_600_000L, 1_700_000L);
        assertThat(wifi.sentBytes()).isBetween(260_000L, 270_000L);
        assertThat(simulator.counters().counters().get("sim:sim-wwan0")).isEqualTo(new Counters(40_000, 9_000, 27, 6));
        assertThat(simulator.counters().counters().get("sim:sim-eth0").receivedBytes())
                .isZero();
    }

    @Test
    void n4MovesFromWifiToCellular() {
        start("n4");
        simulator.advance(Duration.ofSeconds(2));
        assertThat(seen.view().type()).contains(Technology.WIFI);
        simulator.finish();
        assertThat(seen.view().type()).contains(Technology.CELLULAR);
        assertThat(seen.profile("home").lastFailure()).map(Failure::reason).contains(Failure.Reason.NOT_IN_RANGE);
    }

    @Test
    void n7HasBothWithWifiInFront() {
        play("n7");
        assertThat(seen.view().type()).contains(Technology.WIFI);
        assertThat(seen.profile("sim-wwan0").state()).isEqualTo(ProfileState.CONNECTED);
        assertThat(seen.profile("sim-wwan0").interfaceName()).contains("sim-wwan0");
    }

    @Test
    void n8HasEachKindOfProxy() {
        play("n8");
        assertThat(seen.layers.stream()
                        .map(Seen::view)
                        .map(view -> view.current().orElseThrow().proxy().type())
                        .distinct())
                .containsExactly(Proxy.Type.DIRECT, Proxy.Type.MANUAL, Proxy.Type.AUTO);
        assertThat(seen.link("sim-wlan0").proxy()).isEqualTo(Proxy.DIRECT);
    }

    @Test
    void n9IsDisconnected() {
        play("n9");
        assertThat(seen.view().type()).isEqualTo(Optional.<Technology>empty());
        assertThat(seen.view().currentProfile()).isEmpty();
    }

    @Test
    void lteTakesOverUntilTheCableIsBack() {
        play("lte-fallback");
        assertThat(seen.layers.stream()
                        .map(Seen::view)
                        .map(view -> view.type().map(Enum::name).orElse("-"))
                        .distinct())
                .containsExactly("ETHERNET", "-", "CELLULAR");
        assertThat(seen.view().type()).contains(Technology.ETHERNET);
    }

    @Test
    void theFlappingLinkCountsADay() {
        play("flapping-link");
        assertThat(simulator.now()).hasToString("2026-01-02T00:00:00Z");
        assertThat(seen.link("sim-eth0").carrierChanges()).isEqualTo(1 + 2880);
        assertThat(seen.profile("sim-eth0").connectCount()).isEqualTo(1 + 1440);
    }

    @Test
    void thePortalLetsInAfterHalfAMinute() {
        start("captive-portal");
        simulator.advance(Duration.ofSeconds(10));
        assertThat(seen.view().currentProfile().orElseThrow().id()).isEqualTo("sim:cafe");
        assertThat(seen.link("sim-wlan0").internet()).isEqualTo(Internet.PORTAL);
        simulator.finish();
        assertThat(seen.link("sim-wlan0").internet()).isEqualTo(Internet.ONLINE);
    }

    @Test
    void aWrongKeyIsToldAsSuchUntilSomebodyKnowsTheRightOne() {
        start("wrong-key");
        simulator.advance(Duration.ofSeconds(6));
        assertThat(seen.profile("home").lastFailure())
                .contains(new Failure(Failure.Stage.AUTHENTICATE, Failure.Reason.WRONG_KEY, "simulated"));
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.DISCONNECTED);
        simulator.finish();
        assertThat(seen.profile("home").state()).isEqualTo(ProfileState.CONNECTED);
        assertThat(seen.profile("home").lastFailure()).isEmpty();
    }

    @Test
    void aRemovedSimEndsTheConnectionAndComesBackLocked() {
        start("sim-removed");
        simulator.advance(Duration.ofSeconds(6));
        assertThat(Seen.cellular(seen.last())).isEqualTo(CellularState.OUT_OF_SERVICE);
        assertThat(seen.profile("sim-wwan0").lastFailure()).map(Failure::reason).contains(Failure.Reason.SIM_MISSING);
        simulator.finish();
        CellularStatus status =
                (CellularStatus) seen.view().technology(Technology.CELLULAR).orElseThrow();
        assertThat(status.simLock()).isEqualTo(SimLock.PIN);
    }

    @Test
    void aDaemonThatIsGoneShowsNothingAndTakesNoCommands() {
        start("daemon-gone");
        simulator.advance(Duration.ofSeconds(5));
        assertThat(seen.withdrawn).hasSize(1);
        int layers = seen.layers.size();
        assertThat(failed(simulator
                        .connections()
                        .disconnect("sim:home", false, new Asking())
                        .toCompletableFuture()))
                .isEqualTo(ErrorCode.UNAVAILABLE);
        simulator.advance(Duration.ofSeconds(15));
        assertThat(seen.layers).hasSize(layers);
        simulator.finish();
        assertThat(seen.layers).hasSize(layers + 1);
        assertThat(seen.link("sim-eth0").addressed()).isFalse();
    }

    @Test
    void aSlowDaemonGoesThroughEveryState() {
        start("slow-daemon");
        simulator.step();
        CompletableFuture<Void> stage =
                simulator.connections().connect("sim:cafe", false, new Asking()).toCompletableFuture();
        assertThat(seen.profile("cafe").state()).isEqualTo(ProfileState.ASSOCIATION);
        simulator.advance(Duration.ofMillis(2500));
        assertThat(seen.profile("cafe").state()).isEqualTo(ProfileState.CONFIGURATION);
        assertThat(stage).isNotDone();
        simulator.advance(Duration.ofMillis(2500));
        assertThat(stage).isCompleted();
        assertThat(seen.profile("cafe").state()).isEqualTo(ProfileState.CONNECTED);
        simulator.finish();
        assertThat(simulator
                        .connections()
                        .disconnect("sim:cafe", false, new Asking())
                        .toCompletableFuture())
                .isCompleted();
    }

    private static ErrorCode failed(CompletableFuture<?> stage) {
        assertThat(stage).isCompletedExceptionally();
        return ((ConnectionException) stage.handle((done, why) -> why).join()).code();
    }

    private void play(String name) {
        start(name);
        simulator.finish();
    }

    private void start(String name) {
        simulator.start(seen);
        simulator.play(simulator.scenario(name));
    }
}
