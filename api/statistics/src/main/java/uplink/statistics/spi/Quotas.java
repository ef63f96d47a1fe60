// SPDX-License-Identifier: Apache-2.0
package uplink.statistics.spi;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.statistics.QuotaState;

/** Which links are nearly used up; for who publishes {@code uplink.quota} on networks. Safe for any thread. */
@ProviderType
public interface Quotas {
    /**
     * By key of each link that {@code view} shows the worst state among the plans of that link, its technology, its profile and its
     * SIM card; links without a plan are left out. Reads no counter.
     */
    Map<String, QuotaState> states(View view);

    /** Runs {@code watcher} when the state of any link has changed: on any thread, without a lock. */
    Subscription watch(Runnable watcher);
}
