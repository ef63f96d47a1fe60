// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Enables the simulator when the framework property {@code uplink.backends} names {@code sim}, and never otherwise. */
@Component(service = {})
public final class SimulationSwitch {
    /** Decides once, when the bundle starts. */
    @Activate
    public SimulationSwitch(ComponentContext component, BundleContext bundle) {
        String wanted = bundle.getProperty("uplink.backends");
        if (wanted != null && List.of(wanted.split("\\s*,\\s*")).contains(Projection.NAME)) {
            component.enableComponent(SimulatedBackend.PID);
            component.enableComponent(SimulatedBinder.PID);
        }
    }
}
