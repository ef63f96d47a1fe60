// SPDX-License-Identifier: Apache-2.0
package uplink.testkit.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uplink.manager.ConnectionListener;
import uplink.manager.Connections;
import uplink.manager.Status;
import uplink.profile.Technology;
import uplink.sim.Simulation;
import uplink.testkit.Listeners;
import uplink.testkit.Simulated;

/** A gateway whose cable is pulled goes on by Wi-Fi, and says so. */
@Simulated(scenario = "at 5s cable out")
class ExampleTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void wifiTakesOver(Simulation simulation, Connections connections, Listeners listeners) {
        listeners.register(new ConnectionListener() {
            @Override
            public void typeChanged(Status before, Status now) {
                told.add(before.type().orElseThrow() + " to " + now.type().orElseThrow());
            }
        });
        simulation.advance(Duration.ofSeconds(5));
        simulation.awaitIdle(Duration.ofSeconds(5));
        assertEquals(List.of("ETHERNET to WIFI"), told);
        assertEquals(Optional.of(Technology.WIFI), connections.status().type());
    }
}
