// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Privilege;
import uplink.profile.spi.Access;

/** Permits everything, and logs once per bundle and privilege whether its manifest says that it needs it. */
@Component
public final class AccessLog implements Access {
    private static final Logger LOG = LoggerFactory.getLogger("uplink.access");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public void check(Bundle bundle, Privilege privilege, String act) {
        if (seen.add(bundle.getBundleId() + "/" + bundle.getLastModified() + "/" + privilege)) {
            boolean required = wired(bundle, privilege);
            LOG.info(
                    "bundle={} privilege={} required={} act={}{}",
                    bundle.getSymbolicName(),
                    privilege.text(),
                    required,
                    act,
                    required ? "" : ": permitted, though its manifest does not require " + privilege.text());
        }
    }

    private static boolean wired(Bundle bundle, Privilege privilege) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring != null
                && wiring.getRequiredWires(Privilege.NAMESPACE).stream()
                        .anyMatch(wire -> privilege
                                .text()
                                .equals(wire.getCapability().getAttributes().get(Privilege.NAMESPACE)));
    }
}
