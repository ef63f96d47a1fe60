// SPDX-License-Identifier: Apache-2.0
package uplink.statistics.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.Subscription;
import uplink.statistics.QuotaState;

/** Which links are nearly used up; for who publishes {@code uplink.quota} on networks. Safe for any thread. */
@ProviderType
public interface Quotas {
    /** The worst state among the plans of this link, its technology, its profile and its SIM card; empty when it has no plan. */
    Optional<QuotaState> state(String link);

    /** Runs {@code watcher} when the state of any plan may have changed: on any thread, without a lock. */
    Subscription watch(Runnable watcher);
}
