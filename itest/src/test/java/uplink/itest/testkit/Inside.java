// SPDX-License-Identifier: Apache-2.0
package uplink.itest.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import uplink.manager.ConnectionListener;
import uplink.manager.Connections;
import uplink.manager.Status;
import uplink.profile.History;
import uplink.profile.HistoryQuery;
import uplink.profile.Technology;
import uplink.profile.Views;
import uplink.sim.Simulation;
import uplink.testkit.Listeners;
import uplink.testkit.Simulated;

/** A test that runs in a bundle; {@link InsideOsgiTest} starts it there. */
@Simulated(scenario = "cable out")
public final class Inside {
    private final List<String> told = new ArrayList<>();

    @Test
    void theServicesAreThoseOfTheFramework(
            Simulation simulation, Connections connections, Views views, History history, Listeners listeners) {
        BundleContext context = FrameworkUtil.getBundle(Inside.class).getBundleContext();
        assertNotNull(context);
        ServiceReference<Views> reference = context.getServiceReference(Views.class);
        assertSame(context.getService(reference), views);
        listeners.register(new ConnectionListener() {
            @Override
            public void typeChanged(Status before, Status now) {
                told.add(before.type().orElseThrow() + " to " + now.type().orElseThrow());
            }
        });
        simulation.finish();
        simulation.awaitIdle(Duration.ofSeconds(10));
        assertEquals(List.of("ETHERNET to WIFI"), told);
        assertEquals(Optional.of(Technology.WIFI), connections.status().type());
        assertEquals("present", history.entries(HistoryQuery.ALL).get(0).event());
    }
}
