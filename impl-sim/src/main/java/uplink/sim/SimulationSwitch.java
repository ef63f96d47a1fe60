// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import uplink.sim.command.Clockwork;
import uplink.sim.command.Desk;
import uplink.sim.command.SimCellular;
import uplink.sim.command.SimConfirms;
import uplink.sim.command.SimConnections;
import uplink.sim.command.SimCounters;
import uplink.sim.command.SimProfiles;
import uplink.sim.command.SimWifi;
import uplink.sim.world.World;

/** Enables the simulator when the framework property {@code uplink.backends} names {@code sim}, and never otherwise. */
@Component(service = {})
public final class SimulationSwitch {
    /** Who shows a view comes last, so that what it shows can be used. */
    private static final List<String> PARTS = List.of(
            Clockwork.PID,
            Desk.PID,
            PlayedSimulation.PID,
            SimConnections.PID,
            SimProfiles.PID,
            SimConfirms.PID,
            SimWifi.PID,
            SimCellular.PID,
            SimCounters.PID,
            SimulatedBinder.PID,
            SimCommand.PID,
            Simulator.PID);

    /** Decides once, when the bundle starts. */
    @Activate
    public SimulationSwitch(ComponentContext component, BundleContext bundle) {
        String wanted = bundle.getProperty("uplink.backends");
        if (wanted != null && List.of(wanted.split("\\s*,\\s*")).contains(World.ORIGIN)) {
            PARTS.forEach(component::enableComponent);
        }
    }
}
