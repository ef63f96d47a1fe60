// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import uplink.cellular.Cellular;
import uplink.manager.Connections;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.History;
import uplink.profile.HistoryEntry;
import uplink.profile.HistoryQuery;
import uplink.profile.Link;
import uplink.profile.LinkListener;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.Views;
import uplink.sim.Simulation;
import uplink.sockets.Network;
import uplink.statistics.Statistics;
import uplink.wifi.Wifi;

@ExtendWith(SimulationExtension.class)
@Timeout(60)
class SimulationExtensionTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @BeforeEach
    void aMethodBeforeEachMayAskToo(Simulation simulation, Views views) {
        assertThat(views.view().settled()).isTrue();
        assertThat(simulation.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void givesEveryService(
            Connections connections, Profiles profiles, Wifi wifi, Cellular cellular, Statistics statistics) {
        assertThat(connections.status().type()).contains(Technology.ETHERNET);
        assertThat(profiles.list(Profiles.Which.REGISTERED)).isNotEmpty().allMatch(profile -> profile.simulated());
        assertThat(wifi.status().orElseThrow().state()).isEqualTo(TechnologyState.CONNECTED);
        assertThat(cellular.status()).isPresent();
        assertThat(statistics.usages()).isNotNull();
    }

    @RepeatedTest(2)
    void everyTestFindsTheGatewayAsItWas(Simulation simulation, Connections connections) {
        assertThat(connections.status().type()).contains(Technology.ETHERNET);
        simulation.play("cable out");
        simulation.step();
        simulation.awaitIdle(SOON);
        assertThat(connections.status().type()).contains(Technology.WIFI);
    }

    @Test
    void whatHappensIsInTheHistory(Simulation simulation, History history) {
        simulation.play("cable out");
        simulation.finish();
        simulation.awaitIdle(SOON);
        HistoryQuery query = new HistoryQuery(Optional.empty(), Optional.of("sim-eth0"), 100);
        assertThat(history.entries(query)).extracting(HistoryEntry::event).contains("carrierChanged");
    }

    @Test
    void aListenerIsToldWhenTheWaitEnds(Simulation simulation, Listeners listeners) {
        AtomicInteger links = new AtomicInteger();
        AtomicInteger changes = new AtomicInteger();
        LinkListener listener = listeners.register(new LinkListener() {
            @Override
            public void presentLinks(List<Link> all) {
                links.set(all.size());
            }

            @Override
            public void carrierChanged(Link before, Link now) {
                changes.incrementAndGet();
            }
        });
        simulation.awaitIdle(SOON);
        assertThat(links.get()).isGreaterThan(2);
        simulation.play("cable out");
        simulation.step();
        simulation.awaitIdle(SOON);
        assertThat(changes).hasValue(1);
        listeners.unregister(listener);
        simulation.play("cable in");
        simulation.step();
        simulation.awaitIdle(SOON);
        assertThat(changes).hasValue(1);
    }

    @Test
    void aBlockedListenerEndsTheWaitInTime(Simulation simulation, Listeners listeners) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        listeners.register(new LinkListener() {
            @Override
            public void presentLinks(List<Link> all) {
                inside.countDown();
                hold(release);
            }
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        ConnectionException late =
                catchThrowableOfType(ConnectionException.class, () -> simulation.awaitIdle(Duration.ofMillis(50)));
        assertThat(late.code()).isEqualTo(ErrorCode.TIMED_OUT);
        release.countDown();
        simulation.awaitIdle(SOON);
    }

    @Test
    void whatIsNoListenerIsRefused(Listeners listeners) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listeners.register("text"))
                .withMessageContaining("java.lang.String is no listener: want one of [CellularListener,");
    }

    @Test
    @Simulated(scenario = "at 1h cable out", seed = 7)
    void aScenarioIsThereAndWaitsForItsTime(Simulation simulation, Connections connections) {
        assertThat(connections.status().type()).contains(Technology.ETHERNET);
        simulation.finish();
        simulation.awaitIdle(SOON);
        assertThat(connections.status().type()).contains(Technology.WIFI);
        assertThat(simulation.now()).isAfterOrEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
    }

    @Test
    void networksAreFoundByTheirProperties(Networks networks, Simulation simulation) {
        Network wifi = networks.network("(uplink.technology=WIFI)");
        assertThat(wifi.link().interfaceName()).contains("sim-wlan0");
        assertThat(networks.network("").link().interfaceName()).as("the best").contains("sim-eth0");
        assertThat(networks.count("(uplink.technology=CELLULAR)")).isZero();
        simulation.play("leave");
        simulation.step();
        simulation.awaitIdle(SOON);
        assertThat(wifi.alive()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> networks.count("wifi"))
                .withMessageStartingWith("'wifi' is no filter: ");
    }

    private static void hold(CountDownLatch release) {
        try {
            release.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
