// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Change;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;
import uplink.profile.spi.Delivery;
import uplink.profile.spi.Follower;
import uplink.profile.spi.LayerBackend;
import uplink.service.view.delivery.Dispatcher;

/** The view as a service: binds backends, and hands out views, differences and lanes. */
@Component(
        service = {Views.class, Delivery.class},
        immediate = true)
public final class ViewComponent implements Views, Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(ViewComponent.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Engine engine = new Engine(System.currentTimeMillis(), PATIENCE);
    private final Dispatcher dispatcher = engine.dispatcher();
    private final Waiters waiters = new Waiters(dispatcher);
    private final Idleness idleness = new Idleness(engine);
    private final Map<Object, BackendRunner> backends = new ConcurrentHashMap<>();

    /** Made by Declarative Services. */
    @Activate
    public ViewComponent() {
        LOG.debug("The view begins epoch {}", dispatcher.newest().epoch());
    }

    @Deactivate
    void stop() {
        waiters.close();
        engine.close();
        idleness.close();
    }

    @Reference(
            service = LayerBackend.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addBackend(LayerBackend backend, ServiceReference<LayerBackend> reference) {
        Object name = reference.getProperty(LayerBackend.NAME);
        if (!(name instanceof String text) || text.isBlank()) {
            LOG.error("A backend of {} has no property {} and is left out", reference.getBundle(), LayerBackend.NAME);
            return;
        }
        int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        BackendRunner runner = new BackendRunner(new BackendId(text, ranking, id(reference)), backend, engine);
        backends.put(id(reference), runner);
        runner.start();
    }

    void removeBackend(LayerBackend backend, ServiceReference<LayerBackend> reference) {
        BackendRunner runner = backends.remove(id(reference));
        if (runner != null) {
            runner.stop();
        }
    }

    @Override
    public View view() {
        return dispatcher.newest();
    }

    @Override
    public List<Change> changes(View before, View after) {
        return dispatcher.differences().between(before, after);
    }

    @Override
    public Subscription subscribe(ViewListener listener) {
        return dispatcher.subscribe(listener.getClass().getName(), listener);
    }

    @Override
    public CompletionStage<View> await(Predicate<View> condition, Duration timeout) {
        return waiters.await(condition, timeout);
    }

    @Override
    public Subscription follow(ServiceReference<?> listener, Follower follower) {
        String owner = "Listener " + id(listener) + " of " + listener.getBundle();
        return dispatcher.follow(id(listener), owner, follower);
    }

    @Override
    public Executor pool() {
        return dispatcher.pool();
    }

    @Override
    public CompletionStage<Void> idle() {
        return idleness.await();
    }

    private static long id(ServiceReference<?> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_ID);
    }
}
