// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enables the kernel's components on Linux, unless the framework property {@code uplink.backends} leaves {@code kernel} out. */
@Component(service = {})
public final class KernelSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(KernelSwitch.class);

    /** Decides once, when the bundle starts. */
    @Activate
    public KernelSwitch(ComponentContext component, BundleContext bundle) {
        String wanted = bundle.getProperty("uplink.backends");
        boolean chosen = wanted == null || List.of(wanted.split("\\s*,\\s*")).contains(KernelBackend.NAME);
        if (chosen && System.getProperty("os.name").startsWith("Linux")) {
            // who shows a view comes last, so that what it shows can be used
            for (String name : List.of(
                    Control.NAME,
                    KernelCounters.PID,
                    KernelProfiles.PID,
                    KernelConnections.PID,
                    KernelConfirm.PID,
                    KernelBinder.PID,
                    KernelBackend.PID)) {
                component.enableComponent(name);
            }
        } else {
            LOG.info("The kernel backend stays off: {}", chosen ? "this is no Linux" : "uplink.backends is " + wanted);
        }
    }
}
