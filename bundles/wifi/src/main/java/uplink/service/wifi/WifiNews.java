// SPDX-License-Identifier: Apache-2.0
package uplink.service.wifi;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Subscription;
import uplink.profile.spi.Delivery;
import uplink.wifi.WifiListener;

/**
 * Tells every {@link WifiListener} what changes, for as long as it is registered.
 *
 * <p>Provides no service and is referenced by none, so a listener may itself reference every service of the house.
 */
@Component(service = {})
public final class WifiNews {
    private final Map<ServiceReference<?>, Subscription> told = new ConcurrentHashMap<>();
    private final Delivery delivery;

    @Activate
    public WifiNews(@Reference Delivery delivery) {
        this.delivery = delivery;
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void bindListener(ServiceReference<WifiListener> reference, WifiListener listener) {
        told.put(reference, delivery.follow(reference, new WifiFollower(listener)));
    }

    void unbindListener(ServiceReference<WifiListener> reference) {
        Subscription subscription = told.remove(reference);
        if (subscription != null) {
            subscription.close();
        }
    }
}
