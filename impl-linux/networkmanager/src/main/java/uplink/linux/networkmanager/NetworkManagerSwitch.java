// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enables the components on Linux, unless the framework property {@code uplink.backends} leaves {@code networkmanager} out. */
@Component(service = {})
public final class NetworkManagerSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkManagerSwitch.class);

    /** Decides once, when the bundle starts. */
    @Activate
    public NetworkManagerSwitch(ComponentContext component, BundleContext bundle) {
        String wanted = bundle.getProperty("uplink.backends");
        boolean chosen = wanted == null || List.of(wanted.split("\\s*,\\s*")).contains(NetworkManagerBackend.NAME);
        if (chosen && System.getProperty("os.name").startsWith("Linux")) {
            // who shows a view comes last, so that what it shows can be used
            for (String name : List.of(
                    Control.NAME,
                    NetworkManagerProfiles.PID,
                    NetworkManagerConnections.PID,
                    NetworkManagerConfirm.PID,
                    NetworkManagerWifi.PID,
                    NetworkManagerCellular.PID,
                    NetworkManagerBackend.PID)) {
                component.enableComponent(name);
            }
        } else {
            LOG.info(
                    "The NetworkManager backend stays off: {}",
                    chosen ? "this is no Linux" : "uplink.backends is " + wanted);
        }
    }
}
