// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Subscription;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Subject;
import uplink.statistics.spi.Quotas;

/** Says of each link how far its plans are used up, and logs once when that becomes worse or a cycle begins. */
@Component(immediate = true)
public final class DefaultQuotas implements Quotas {
    private static final Logger log = LoggerFactory.getLogger(DefaultQuotas.class);

    private final Counting counting;
    private final Subscription readings;

    /** Guarded by itself. */
    private final Map<Subject, QuotaState> told = new HashMap<>();

    @Activate
    public DefaultQuotas(@Reference Counting counting) {
        this.counting = counting;
        this.readings = counting.watch(this::tell);
    }

    @Deactivate
    void stop() {
        readings.close();
    }

    @Override
    public Optional<QuotaState> state(String link) {
        return counting.known().state(link);
    }

    @Override
    public Subscription watch(Runnable watcher) {
        return counting.watch(watcher);
    }

    private void tell() {
        for (Quota quota : counting.known().quotas()) {
            QuotaState before;
            synchronized (told) {
                before = told.put(quota.plan().subject(), quota.state());
            }
            if (quota.state() != (before == null ? QuotaState.OK : before)) {
                Subject subject = quota.plan().subject();
                Object[] words = {
                    subject.kind(),
                    subject.name(),
                    quota.state(),
                    quota.used(),
                    quota.plan().bytes(),
                    quota.until()
                };
                log.warn("The plan of {} {} is {}: {} of {} bytes until {}", words);
            }
        }
    }
}
