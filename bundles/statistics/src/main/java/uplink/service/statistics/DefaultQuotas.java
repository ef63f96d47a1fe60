// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.statistics.Quota;
import uplink.statistics.QuotaState;
import uplink.statistics.Subject;
import uplink.statistics.spi.Quotas;

/** Says of each link how far its plans are used up, and logs once when a plan's state becomes another. */
@Component(immediate = true)
public final class DefaultQuotas implements Quotas {
    private static final Logger log = LoggerFactory.getLogger(DefaultQuotas.class);

    private final Views views;
    private final Counting counting;
    private final Subscription readings;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** Of plans and of links, as they were told last; guarded by this. */
    private final Map<Subject, QuotaState> told = new HashMap<>();

    private Map<String, QuotaState> links = Map.of();

    @Activate
    public DefaultQuotas(@Reference Views views, @Reference Counting counting) {
        this.views = views;
        this.counting = counting;
        this.readings = counting.watch(this::look);
    }

    @Deactivate
    void stop() {
        readings.close();
    }

    @Override
    public Map<String, QuotaState> states(View view) {
        return counting.known().states(view);
    }

    @Override
    public Subscription watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void look() {
        if (turned()) {
            watchers.forEach(Runnable::run);
        }
    }

    private synchronized boolean turned() {
        counting.known().quotas().forEach(this::tell);
        Map<String, QuotaState> before = links;
        links = states(views.view());
        return !links.equals(before);
    }

    private void tell(Quota quota) {
        Subject subject = quota.plan().subject();
        QuotaState before = told.put(subject, quota.state());
        if (quota.state() != (before == null ? QuotaState.OK : before)) {
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
