// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Subscription;
import uplink.profile.spi.Delivery;
import uplink.statistics.UsageListener;

/**
 * Tells every {@link UsageListener} what is reached, for as long as it is registered.
 *
 * <p>Provides no service and is referenced by none, so a listener may itself reference every service of the house.
 */
@Component(service = {})
public final class UsageNews {
    private final Map<ServiceReference<?>, UsageWatch> told = new ConcurrentHashMap<>();
    private final Delivery delivery;
    private final Counting counting;
    private final Subscription readings;

    @Activate
    public UsageNews(@Reference Delivery delivery, @Reference Counting counting) {
        this.delivery = delivery;
        this.counting = counting;
        this.readings = counting.watch(() -> told.values().forEach(UsageWatch::wake));
    }

    @Deactivate
    void stop() {
        readings.close();
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void bindListener(ServiceReference<UsageListener> reference, UsageListener listener) {
        UsageWatch watch = new UsageWatch(listener, counting.known()::level, delivery.pool());
        told.put(reference, watch);
        watch.wake();
    }

    void unbindListener(ServiceReference<UsageListener> reference) {
        UsageWatch watch = told.remove(reference);
        if (watch != null) {
            watch.close();
        }
    }
}
