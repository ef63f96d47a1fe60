// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.cellular.CellularListener;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.manager.ConnectionListener;
import uplink.manager.Connections;
import uplink.manager.Status;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.sim.Simulation;
import uplink.statistics.Counter;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.testkit.Listeners;
import uplink.testkit.Simulated;
import uplink.wifi.WifiListener;
import uplink.wifi.WifiStatus;

/** Scenarios N1 to N4 of Tizen's guide: what an application is told. */
@Simulated
@Timeout(60)
class SeedStateScenariosTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static void finish(Simulation simulation) {
        simulation.finish();
        simulation.awaitIdle(SOON);
    }

    @Test
    @Simulated(scenario = "n1")
    void n1TypeAddressAndProxyOfTheCurrentConnection(Simulation simulation, Connections connections) {
        finish(simulation);
        Status status = connections.status();
        assertThat(status.type()).contains(Technology.ETHERNET);
        assertThat(status.ip(Family.IPV4).addresses())
                .extracting(LinkAddress::address)
                .extracting(InetAddress::getHostAddress)
                .containsExactly("192.0.2.10");
        assertThat(status.proxy(Family.IPV4).text()).isEqualTo("proxy.example:3128");
        assertThat(connections.leases()).as("nothing is left to destroy").isEmpty();
    }

    @Test
    @Simulated(scenario = "n2")
    void n2EveryStateOfMobileAndWifi(Simulation simulation, Listeners listeners) {
        States states = listeners.register(new States());
        while (simulation.step()) {
            simulation.awaitIdle(SOON);
        }
        assertThat(states.cellular)
                .containsExactlyInAnyOrder(
                        CellularState.AVAILABLE,
                        CellularState.CONNECTED,
                        CellularState.ROAMING_OFF,
                        CellularState.OUT_OF_SERVICE,
                        CellularState.CALL_ONLY_AVAILABLE,
                        CellularState.FLIGHT_MODE);
        assertThat(states.wifi)
                .containsExactlyInAnyOrder(
                        TechnologyState.CONNECTED, TechnologyState.DISCONNECTED, TechnologyState.DEACTIVATED);
    }

    private static final class States implements CellularListener, WifiListener {
        private final Set<CellularState> cellular = EnumSet.noneOf(CellularState.class);
        private final Set<TechnologyState> wifi = EnumSet.noneOf(TechnologyState.class);

        @Override
        public void presentCellular(Optional<CellularStatus> status) {
            cellularChanged(status, status);
        }

        @Override
        public void cellularChanged(Optional<CellularStatus> before, Optional<CellularStatus> after) {
            after.map(CellularStatus::cellularState).ifPresent(cellular::add);
        }

        @Override
        public void presentWifi(Optional<WifiStatus> status) {
            wifiChanged(status, status);
        }

        @Override
        public void wifiChanged(Optional<WifiStatus> before, Optional<WifiStatus> after) {
            after.map(WifiStatus::state).ifPresent(wifi::add);
        }
    }

    @Test
    @Simulated(scenario = "n3")
    void n3EightCountersBeforeAndAfterTrafficAndEachResetAlone(Simulation simulation, Statistics statistics) {
        simulation.advance(Duration.ofSeconds(1));
        simulation.awaitIdle(SOON);
        counters(statistics);
        statistics.reset();
        assertThat(counters(statistics).values()).as("before").hasSize(8).containsOnly(0L);
        finish(simulation);
        Map<String, Long> after = counters(statistics);
        assertThat(after.values()).doesNotContain(0L);
        assertThat(after).containsEntry("CELLULAR TOTAL_RECEIVED", 40_000L).containsEntry("CELLULAR LAST_SENT", 9_000L);
        for (String counter : List.copyOf(after.keySet())) {
            String[] words = counter.split(" ");
            statistics.reset(Subject.of(Technology.valueOf(words[0])), EnumSet.of(Counter.valueOf(words[1])));
            after.put(counter, 0L);
            assertThat(counters(statistics)).as("reset of " + counter).isEqualTo(after);
        }
    }

    private static Map<String, Long> counters(Statistics statistics) {
        Map<String, Long> all = new TreeMap<>();
        for (Technology technology : List.of(Technology.WIFI, Technology.CELLULAR)) {
            Usage usage = statistics.usage(Subject.of(technology)).orElseThrow();
            all.put(technology + " " + Counter.LAST_RECEIVED, usage.received().last());
            all.put(technology + " " + Counter.LAST_SENT, usage.sent().last());
            all.put(technology + " " + Counter.TOTAL_RECEIVED, usage.received().total());
            all.put(technology + " " + Counter.TOTAL_SENT, usage.sent().total());
        }
        return all;
    }

    @Test
    void n4WifiIsLostCellularTakesOverAndEachListenerIsToldOnceInOrder(Simulation simulation, Listeners listeners) {
        simulation.play("proxy sim-wlan0 manual proxy.example:3128\n"
                + simulation.scenario("n4").lines().skip(1).reduce("", (all, line) -> all + line + "\n"));
        simulation.advance(Duration.ofSeconds(2));
        simulation.awaitIdle(SOON);
        List<String> told = new ArrayList<>();
        ConnectionListener listener = listeners.register(new ConnectionListener() {
            @Override
            public void typeChanged(Status before, Status after) {
                told.add("type " + before.type().orElseThrow() + " to "
                        + after.type().orElseThrow());
            }

            @Override
            public void addressChanged(Status before, Status after) {
                told.add("address " + address(before) + " to " + address(after));
            }

            @Override
            public void proxyChanged(Status before, Status after) {
                told.add("proxy " + before.proxy(Family.IPV4).text() + " to "
                        + after.proxy(Family.IPV4).type());
            }
        });
        finish(simulation);
        assertThat(told)
                .containsExactly(
                        "type WIFI to CELLULAR",
                        "address 192.0.2.11 to 192.0.2.12",
                        "proxy proxy.example:3128 to DIRECT");
        listeners.unregister(listener);
        simulation.play("data off");
        finish(simulation);
        assertThat(told).as("after closing").hasSize(3);
    }

    private static String address(Status status) {
        return status.ip(Family.IPV4).addresses().get(0).address().getHostAddress();
    }
}
