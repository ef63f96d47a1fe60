// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;
import uplink.profile.Privilege;

/** The one check at the border. */
@ProviderType
public interface Access {
    /**
     * Asks for {@code bundle} whether it may use {@code privilege}.
     *
     * @param act what it wants to do, for the log: {@code open kernel:eth0}
     * @throws uplink.profile.ConnectionException of {@code PERMISSION_DENIED} when policy refuses
     */
    void check(Bundle bundle, Privilege privilege, String act);
}
